use super::*;
#[test]
fn batch() {
    let Ok(path) = std::env::var("RX_BATCH") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut out = String::new();
    for line in text.lines() {
        let (flags, json) = line.split_once('\t').unwrap();
        let pattern: String = serde_json::from_str(json).unwrap();
        let mut codes = String::new();
        let mut n = 0;
        scan(&pattern, flags, &mut |finding| {
            n += 1;
            assert!(pattern.get(finding.range.clone()).is_some(), "{pattern:?} {finding:?}");
            codes.push_str(&format!(
                " {:?}:{:?}@{}..{}",
                finding.code.severity(),
                finding.code,
                finding.range.start,
                finding.range.end
            ));
            if let Some((r, t)) = finding.fix {
                let mut fixed = pattern.clone();
                fixed.replace_range(r, &t);
                codes.push_str(&format!("→{fixed}"));
            }
        });
        out.push_str(&codes.replace('\n', "␊"));
        out.push('\n');
    }
    std::fs::write("/tmp/rx/out.txt", out).unwrap();
}
