alter table feature drop column label_point;
drop function line_label(geometry);
drop function area_label(geometry);
