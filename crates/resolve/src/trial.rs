#![allow(missing_docs, clippy::all, clippy::pedantic, clippy::print_stderr, clippy::unwrap_used)]
pub fn params() -> &'static [f32] { static P: std::sync::OnceLock<Vec<f32>> = std::sync::OnceLock::new(); P.get_or_init(|| std::env::var("P").unwrap_or("0.8,0.8,2,4,3,10,2,0.5,0,1,3,0.5".into()).split(',').map(|v| v.parse().unwrap()).collect()) }
