//! Links that have no record in common with the others, apart.

use super::{Bond, Connected, Link};

/// The records and links of one connected component.
pub(super) struct Component {
    /// In order.
    pub(super) records: Vec<u32>,
    pub(super) links: Vec<Link>,
}

/// The connected components of more than one record.
pub(super) fn components(records: u32, links: &[Link]) -> Vec<Component> {
    let mut connected = Connected::none(records);
    // Two clusters join only where the best pair between them speaks for it.
    for link in links.iter().filter(|link| link.odds > 0.0 || link.bond == Bond::Anchored) {
        connected.connect(link.left, link.right);
    }
    let of: Vec<u32> = (0..records).map(|record| connected.lowest(record)).collect();
    // Every root has the lowest number of its component, so that its place is known when the others
    // are met.
    let mut place = vec![u32::MAX; records as usize];
    let mut components: Vec<Component> = Vec::new();
    for (record, root) in (0..).zip(of.iter().copied()) {
        if root != record {
            if place[root as usize] == u32::MAX {
                place[root as usize] = components.len() as u32;
                components.push(Component { records: vec![root], links: Vec::new() });
            }
            components[place[root as usize] as usize].records.push(record);
        }
    }
    for link in links.iter().filter(|link| of[link.left as usize] == of[link.right as usize]) {
        if let Some(component) = components.get_mut(place[of[link.left as usize] as usize] as usize)
        {
            component.links.push(*link);
        }
    }
    components
}
