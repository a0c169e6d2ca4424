drop table setting;
drop table feature_version;
drop table feature;
drop table changeset;
drop table scenario;
drop table plan;
