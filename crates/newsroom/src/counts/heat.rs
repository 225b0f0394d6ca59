//! How much a story is read just now. A view counts half as much each day; stories are compared without the time of comparison.

/// Milliseconds after which a view counts half.
const HALF_LIFE: f64 = 86_400_000.0;

/// The heat of a story that was viewed once, at this time.
pub(super) fn of_view(at: i64) -> f64 {
    // milliseconds since 1970 are exact in a float until the year 287,000
    #[allow(clippy::cast_precision_loss, reason = "exact, see above")]
    let days = at as f64 / HALF_LIFE;
    days
}

/// The heat of two lots of views together: log2(2^one + 2^other), without computing numbers that large.
pub(super) fn together(one: f64, other: f64) -> f64 {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    high + (1.0 + (low - high).exp2()).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_790_000_000_000;
    const DAY: i64 = 86_400_000;

    #[test]
    fn two_views_now_weigh_as_much_as_four_of_yesterday() {
        let sum = |views: &[i64]| views.iter().map(|at| of_view(*at)).reduce(together).unwrap();
        let (now, yesterday) = (sum(&[NOW; 2]), sum(&[NOW - DAY; 4]));
        assert!((now - yesterday).abs() < 1e-9, "{now} {yesterday}");
        assert!(sum(&[NOW; 3]) > yesterday && sum(&[NOW]) < yesterday);
    }

    #[test]
    fn the_order_of_views_does_not_matter() {
        let views: Vec<f64> = (0..200).map(|view| of_view(NOW - view * DAY / 7)).collect();
        let one = views.iter().copied().reduce(together).unwrap();
        let other = views.iter().rev().copied().reduce(together).unwrap();
        assert!((one - other).abs() < 1e-9, "{one} {other}");
    }
}
