drop table authorization_request;
drop table external_identity;
