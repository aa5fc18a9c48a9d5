use crate::decisions::{kind_of_route, net_pounds};
use crate::findings::holding::Holding;
use crate::findings::told::told;
use crate::{Audit, Contract, Field, Kind, Pence};

/// What the sources of a contract tell that indicators count, each with the kind of file that tells it; none
/// where no source does.
pub(super) struct Facts {
    pub(super) extension: Option<(Extension, Kind)>,
    /// Whether it was bought without competition.
    pub(super) is_direct: Option<(bool, Kind)>,
    /// How many tenders came.
    pub(super) bids: Option<(u32, Kind)>,
    pub(super) change: Option<(Change, Kind)>,
}

/// Whether a contract was extended, and by how many months; none where its end does not tell.
#[derive(Clone, Copy)]
pub(super) struct Extension {
    pub(super) is_taken: bool,
    pub(super) months: Option<u32>,
}

/// A total that changed, net, in pounds.
#[derive(Clone, Copy)]
pub(super) struct Change {
    pub(super) first: Pence,
    pub(super) now: Pence,
}

/// The files, by what their columns tell apart.
pub(super) struct Sources<'a> {
    audit: &'a Audit,
    /// By file, whether it has the end as it now stands in a column of its own.
    tells_ends_apart: Vec<bool>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(audit: &'a Audit) -> Self {
        let current_end = Some(Field::CurrentEnd.name());
        let columns = audit.files.iter().map(|file| &file.reading.columns);
        let has = columns.map(|all| all.iter().any(|own| own.field.as_deref() == current_end));
        Self { audit, tells_ends_apart: has.collect() }
    }

    pub(super) fn facts(&self, own: &Holding<'_>) -> Facts {
        let told: Vec<&Contract> = told(self.audit, own).collect();
        let route = self.first(&told, |it| Some(kind_of_route(it)).filter(|kind| kind.is_known()));
        Facts {
            extension: self.extension(own).zip(self.kind(own.contract)),
            is_direct: route.map(|(kind, from)| (kind.is_without_competition(), from)),
            // Nobody awards a contract of which no tender came: a nought says nothing.
            bids: self.first(&told, |it| it.bids.filter(|bids| *bids > 0)),
            change: self.first(&told, change),
        }
    }

    /// The first that the mentions tell of something, and the kind of file that tells it.
    fn first<T>(
        &self,
        told: &[&Contract],
        fact: impl Fn(&Contract) -> Option<T>,
    ) -> Option<(T, Kind)> {
        told.iter().find_map(|own| fact(own).zip(self.kind(own)))
    }

    /// The kind of file that states when a contract began.
    pub(super) fn of_start(&self, own: &Holding<'_>) -> Option<Kind> {
        let stating = told(self.audit, own).find(|it| it.start.is_some());
        self.kind(stating.unwrap_or(own.contract))
    }

    fn kind(&self, own: &Contract) -> Option<Kind> {
        self.audit.files.get(own.file as usize).map(|file| file.kind)
    }

    /// By columns that mark options as taken, else by how far the end lies beyond the first term, where the
    /// source tells the two apart.
    fn extension(&self, own: &Holding<'_>) -> Option<Extension> {
        let contract = own.contract;
        let ends_apart = self.tells_ends_apart.get(contract.file as usize).copied();
        let is_apart = contract.first_months.is_some()
            || contract.first_end != contract.end
            || ends_apart.unwrap_or_default();
        // An end that another record states, or that is reckoned, tells of no extension.
        let tells = is_apart && contract.end.is_some();
        let months = own.decision.term.months_taken.filter(|_| tells);
        let marked = contract.extensions_taken;
        let is_taken = marked.into_iter().chain(months).any(|taken| taken > 0);
        // An option that is marked as taken, and has not moved the end, is one of months that are not known.
        let moved = if is_taken { months.filter(|months| *months > 0) } else { Some(0) };
        (marked.is_some() || months.is_some()).then_some(Extension { is_taken, months: moved })
    }
}

fn change(own: &Contract) -> Option<Change> {
    let first = net_pounds(own.first_total.as_ref())?;
    let now = net_pounds(own.total.as_ref())?;
    (first != now).then_some(Change { first, now })
}
