//! Long lists a page at a time.

use crate::govuk::{PageItem, PageLink, Pagination};
use crate::wording::count;

/// How many rows a page holds.
const ROWS: usize = 50;

/// One page of a list.
pub(crate) struct Paged<T> {
    /// The rows of this page.
    pub(crate) rows: Vec<T>,
    /// How many rows there are on all pages.
    pub(crate) total: usize,
    page: usize,
}

impl<T> Paged<T> {
    /// The page that `asked` names: the first if it names none, the last if it names one beyond.
    pub(crate) fn of(all: Vec<T>, asked: &str) -> Self {
        let total = all.len();
        let page = asked.parse::<usize>().unwrap_or(1).clamp(1, pages(total));
        let rows = all.into_iter().skip((page - 1) * ROWS).take(ROWS).collect();
        Self { rows, total, page }
    }

    /// `Showing 51 to 100 of 1,234`; nothing if all are shown.
    pub(crate) fn extent(&self) -> Option<String> {
        let first = (self.page - 1) * ROWS;
        (self.total > ROWS).then(|| {
            format!(
                "Showing {} to {} of {}",
                count(first as u64 + 1),
                count((first + self.rows.len()) as u64),
                count(self.total as u64)
            )
        })
    }

    /// `page 2 of 25` for the title of a page that is not the only one.
    pub(crate) fn title(&self) -> Option<String> {
        let last = pages(self.total);
        (last > 1).then(|| format!("page {} of {}", count(self.page as u64), count(last as u64)))
    }

    /// The links to the other pages, if there are any; `address` gives a page's.
    pub(crate) fn links(
        &self,
        label: &str,
        address: impl Fn(&str) -> String,
    ) -> Option<Pagination> {
        let last = pages(self.total);
        if last == 1 {
            return None;
        }
        let to =
            |page: usize| address(if page == 1 { "" } else { return address(&page.to_string()) });
        let link = |page: usize| PageLink { href: to(page), ..PageLink::default() };
        let items = shown(self.page, last).into_iter().map(|page| match page {
            Some(page) => PageItem {
                number: count(page as u64),
                href: to(page),
                current: page == self.page,
                ..PageItem::default()
            },
            None => PageItem { ellipsis: true, ..PageItem::default() },
        });
        Some(Pagination {
            items: Some(items.collect()),
            previous: (self.page > 1).then(|| link(self.page - 1)),
            next: (self.page < last).then(|| link(self.page + 1)),
            landmark_label: label.to_owned(),
            ..Pagination::default()
        })
    }
}

fn pages(total: usize) -> usize {
    total.div_ceil(ROWS).max(1)
}

/// The first, the last and the pages around the present one, with gaps between.
fn shown(page: usize, last: usize) -> Vec<Option<usize>> {
    let mut shown = Vec::new();
    let mut before = 0;
    let near = |&n: &usize| n == 1 || n == last || n.abs_diff(page) <= 1;
    for number in (1..=last).filter(near) {
        if number > before + 1 {
            shown.push(None);
        }
        shown.push(Some(number));
        before = number;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let paged = Paged::of((0..120).collect(), "99");
        assert_eq!(paged.rows, (100..120).collect::<Vec<_>>());
        assert_eq!(paged.extent().as_deref(), Some("Showing 101 to 120 of 120"));
        assert_eq!(Paged::of((0..120).collect(), "x").rows.first(), Some(&0));
        assert!(Paged::<u8>::of(Vec::new(), "0").rows.is_empty());
    }

    #[test]
    fn gaps_stand_where_pages_are_left_out() {
        assert_eq!(shown(1, 1), [Some(1)]);
        assert_eq!(shown(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
    }
}
