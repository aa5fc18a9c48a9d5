//! Who is who: from the names in records to organisations.
