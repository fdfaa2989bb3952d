-- How many people a venue holds, where somebody has counted the chairs (F13).
alter table venue add column capacity int check (capacity between 1 and 9999);
