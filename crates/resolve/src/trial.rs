#![allow(missing_docs, clippy::all, clippy::pedantic, clippy::print_stderr, clippy::unwrap_used)]
pub fn params() -> &'static [f32] { static P: std::sync::OnceLock<Vec<f32>> = std::sync::OnceLock::new(); P.get_or_init(|| std::env::var("P").unwrap_or("0.9,1.2,2,99,3,10,2,0.4,0,3,99,0.5,0.1,1,2,0.1,7,0.55".into()).split(',').map(|v| v.parse().unwrap()).collect()) }
