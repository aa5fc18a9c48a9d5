use std::sync::Arc;

use estate::{FileAccount, GroupEntity, Organisation, OrganisationKind, Role, Written};

/// One row of the table of organisations: one way in which one of them is written.
pub(crate) struct OrganisationRow<'a> {
    pub(crate) own: &'a Organisation,
    pub(crate) way: &'a Written,
    pub(crate) files: &'a [FileAccount],
}

impl<'a> OrganisationRow<'a> {
    /// A row for each way of writing, in the order of the report.
    pub(crate) fn all(
        organisations: &'a [Arc<Organisation>],
        files: &'a [FileAccount],
    ) -> impl Iterator<Item = Self> {
        let rows = |own: &'a Arc<Organisation>| own.written.iter().map(move |way| (own, way));
        organisations.iter().flat_map(rows).map(move |(own, way)| Self { own, way, files })
    }
}

/// One column of the table of organisations.
pub(crate) struct OrganisationColumn {
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) cells: OrganisationCells,
}

/// Where a column's cells come from.
#[derive(Clone, Copy)]
pub(crate) enum OrganisationCells {
    /// Empty if there is nothing to say.
    Text(fn(&OrganisationRow) -> String),
    Count(fn(&OrganisationRow) -> u64),
    /// A probability, from 0 to 1.
    Sure(fn(&OrganisationRow) -> Option<f32>),
}

impl OrganisationCells {
    /// What the cells hold, in a word.
    pub(crate) fn holds(self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Count(_) => "number",
            Self::Sure(_) => "0 to 1",
        }
    }
}

const fn column(
    name: &'static str,
    meaning: &'static str,
    cells: OrganisationCells,
) -> OrganisationColumn {
    OrganisationColumn { name, meaning, cells }
}

/// The columns of `organisations.parquet` and `organisations.csv`, in order.
pub(crate) const ORGANISATION_COLUMNS: &[OrganisationColumn] = {
    use OrganisationCells::{Count, Sure, Text};
    &[
        column(
            "id",
            "The organisation's: rows with one id are ways of writing one organisation",
            Text(|row| row.own.id.clone()),
        ),
        column("role", "supplier or buyer", Text(|row| role_word(row.own.role).to_owned())),
        column(
            "kind",
            "one organisation, or joint: several that act as one",
            Text(|row| kind_word(row.own.kind).to_owned()),
        ),
        column("name", "The best of the ways it is written", Text(|row| row.own.name.clone())),
        column("written", "One way in which it is written", Text(|row| row.way.name.clone())),
        column("lines", "Payment lines that write it so", Count(|row| row.way.lines)),
        column(
            "contracts",
            "Contracts and procurements that write it so",
            Count(|row| row.way.contracts),
        ),
        column("files", "The files that write it so, with a semicolon between", Text(files)),
        column(
            "numbers",
            "The organisation's official numbers, with a semicolon between",
            Text(|row| row.own.numbers.join("; ")),
        ),
        column(
            "postcodes",
            "The organisation's postcodes, with a semicolon between",
            Text(|row| row.own.postcodes.join("; ")),
        ),
        column(
            "members",
            "The bodies that a joint one joins, with a semicolon between",
            Text(|row| row.own.members.join("; ")),
        ),
        column(
            "same_as",
            "The way of writing that ties this one to the organisation",
            Text(|row| row.way.same_as.as_ref().map_or_else(String::new, |own| own.other.clone())),
        ),
        column(
            "probability",
            "How likely it is that the two are one organisation",
            Sure(|row| row.way.same_as.as_ref().map(|own| own.probability)),
        ),
        column(
            "why",
            "Why they are taken for one, in words",
            Text(|row| row.way.same_as.as_ref().map_or_else(String::new, |own| own.why.clone())),
        ),
        column(
            "group",
            "The supplier's corporate group on the day of the report: the legal entity at the top of it; \
             empty without --ownership, and where nobody is known to control the supplier",
            Text(|row| row.own.group.as_ref().map_or_else(String::new, |own| own.name.clone())),
        ),
        column(
            "group_id",
            "That entity's id: a company number, an LEI, or a name with its place",
            Text(|row| row.own.group.as_ref().map_or_else(String::new, |own| own.id.clone())),
        ),
        column(
            "group_path",
            "The legal entities from the supplier's own up to that one, with > between, and why the \
             path ends where owners are known above its end",
            Text(group_path),
        ),
    ]
};

fn files(row: &OrganisationRow) -> String {
    let path = |file: &u32| row.files.get(*file as usize).map(|own| own.source.path.as_str());
    let mut paths: Vec<&str> = row.way.files.iter().filter_map(path).collect();
    // The sheets of a workbook have one path.
    paths.dedup();
    paths.join("; ")
}

fn group_path(row: &OrganisationRow) -> String {
    let Some(group) = &row.own.group else { return String::new() };
    let entity = |own: &GroupEntity| {
        if own.name == own.id { own.id.clone() } else { format!("{} ({})", own.name, own.id) }
    };
    let path: Vec<String> = group.path.iter().map(entity).collect();
    let ending = group.ending.as_ref().map_or_else(String::new, |why| format!("; {why}"));
    path.join(" > ") + &ending
}

pub(crate) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Supplier => "supplier",
        Role::Buyer => "buyer",
    }
}

pub(crate) fn kind_word(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::One => "one",
        OrganisationKind::Joint => "joint",
        OrganisationKind::Nobody => "nobody",
    }
}
