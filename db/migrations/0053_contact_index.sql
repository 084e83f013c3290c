-- Look-up hashes go into their index at once: kept for later, thousands of them are put in while somebody registers a case.
alter index cases_contact_search set (fastupdate = off);
