"""How Whitworth is asked to resolve each of the data sets: the columns and what they hold."""

ORGANISATIONS = [
    "--id", "unique_id", "--name", "name", "--identifier", "company_number", "--postcode", "postcode",
]
PERSONS = [
    "--id", "unique_id", "--compare", "first_name:person", "--compare", "surname:person",
    "--compare", "dob:date", "--compare", "postcode_fake:postcode", "--compare", "birth_place:text",
    "--compare", "occupation:exact",
]
LINKED = ["--id", "unique_id", "--name", "name"]
TRAPS = ["--id", "id", "--name", "name", "--identifier", "company_number", "--postcode", "postcode"]
