-- Whoever signs in through an identity provider may have a session in that browser already, which ends with the new one.
alter table authorization_request drop constraint authorization_request_check1;
alter table authorization_request
  add constraint authorization_request_session_check check (purpose <> 'link' or session_hash is not null);
