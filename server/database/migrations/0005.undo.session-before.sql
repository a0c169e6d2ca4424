delete from authorization_request where purpose <> 'link' and session_hash is not null;
alter table authorization_request drop constraint authorization_request_session_check;
alter table authorization_request
  add constraint authorization_request_check1 check ((purpose = 'link') = (session_hash is not null));
