//! Uses every table of the catalogue, so that none is left out of the module.

use rocketql::{ClaimKind, Fixed, ListParameter, Meaning, Orders, Returned, Version, Versions, When};
use std::cell::Cell;

#[unsafe(no_mangle)]
pub extern "C" fn sum(major: u32) -> u32 {
    let versions = Versions::single(Version::new(major as u16, 0, 0));
    let sum = Cell::new(major);
    let number = |value: u32| sum.set(sum.get().wrapping_mul(31).wrapping_add(value));
    let text = |text: &str| text.bytes().for_each(|byte| number(byte.into()));
    fn fixed(filter: &Fixed, text: &dyn Fn(&str)) {
        match filter {
            Fixed::Is(path, word) | Fixed::IsNot(path, word) | Fixed::Given(path, word) => [*path, *word].into_iter().for_each(text),
            Fixed::IsBool(path, value) | Fixed::IsNotBool(path, value) => text(if *value { path } else { "" }),
            Fixed::Exists(path) | Fixed::Missing(path) => text(path),
            Fixed::All(all) | Fixed::Either(all) => all.iter().for_each(|one| fixed(one, text)),
        }
    }
    for endpoint in rocketql::endpoints() {
        text(endpoint.name());
        endpoint.sources().chain(endpoint.notes()).for_each(text);
        endpoint.required().iter().copied().flatten().for_each(|name| text(name));
        number(endpoint.exists(versions).0.into());
        number(endpoint.is_strict(versions).0.into());
        for parameter in ListParameter::ALL {
            text(endpoint.treatment(parameter, versions).0.name());
        }
        for parameter in endpoint.parameters(versions) {
            text(parameter.name);
            number(parameter.since.minor.into());
        }
        for typed in endpoint.typed(versions) {
            [typed.name, typed.needs, typed.trap].into_iter().for_each(text);
            typed.never.iter().for_each(|value| text(value));
            number(typed.wire as u32 + u32::from(typed.is_wider) + u32::from(typed.exists(versions).0));
            match typed.meaning {
                Meaning::Any(branches) => {
                    for branch in branches {
                        text(branch.path);
                        number(branch.test as u32);
                        branch.and.iter().for_each(|one| fixed(one, &text));
                    }
                }
                Meaning::Choice(words) => {
                    for (word, filter) in words {
                        text(word);
                        fixed(filter, &text);
                    }
                }
            }
        }
        for claim in endpoint.claims() {
            text(claim.key);
            number(u32::from(claim.kind == ClaimKind::Server));
            if let When::Given(name) | When::Lacking(name) = claim.when {
                text(name);
            }
        }
        text(endpoint.default_sort().unwrap_or_default());
        if let Orders::Only(key) = endpoint.orders() {
            text(key);
        }
        text(endpoint.rows().key);
        number(u32::from(endpoint.rows().total) + u32::from(endpoint.rows().is_paged));
        if let Returned::Only { fields, .. } = endpoint.returned() {
            fields.iter().for_each(|field| text(field));
        }
        let permission = endpoint.permission();
        permission.all.iter().chain(permission.any).for_each(|name| text(name));
        for (path, field) in endpoint.collection().into_iter().flat_map(|one| one.fields(versions)) {
            text(&path);
            field.values.iter().for_each(|value| text(value));
            number(field.types.iter().count() as u32);
        }
    }
    sum.get()
}
