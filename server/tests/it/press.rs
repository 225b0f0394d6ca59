//! The program `press serve`: started on a free port, stopped by a signal, its logs read.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use crate::support::write_site;

/// A running `press serve`.
pub struct Press {
    command: Command,
    process: Child,
    lines: Receiver<String>,
    /// What it has logged so far.
    pub logs: Vec<String>,
    /// `127.0.0.1:PORT`.
    pub addr: String,
    pub dir: tempfile::TempDir,
}

impl Press {
    /// Starts it over an empty newsroom, after `prepare` had the data folder for itself.
    pub fn start(arguments: &[&str], environment: &[(&str, &str)], prepare: impl FnOnce(&Path)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        std::fs::create_dir_all(&data).unwrap();
        write_site(&dir.path().join("site"));
        prepare(&data);
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command
            .args(["serve", "--addr", "127.0.0.1:0", "--data"])
            .arg(&data)
            .args(arguments)
            .env_remove("DATABASE_URL")
            .env_remove("RUST_LOG")
            .env("PRESS_SITE", dir.path().join("site"))
            .envs(environment.iter().copied())
            .stderr(Stdio::piped());
        let (process, lines) = spawn(&mut command);
        let mut press = Self { command, process, lines, logs: Vec::new(), addr: String::new(), dir };
        press.find_address();
        press
    }

    /// Starts it once more, after it ended, over the same data.
    pub fn start_again(&mut self) {
        (self.process, self.lines) = spawn(&mut self.command);
        self.logs.clear();
        self.find_address();
    }

    fn find_address(&mut self) {
        let line = self.wait_for("the paper is at http://");
        self.addr = line.rsplit("http://").next().unwrap().trim_end_matches('/').to_owned();
    }

    /// The next line of the logs that holds `words`.
    pub fn wait_for(&mut self, words: &str) -> String {
        loop {
            match self.lines.recv_timeout(Duration::from_secs(30)) {
                Ok(line) => {
                    self.logs.push(line.clone());
                    if line.contains(words) {
                        return line;
                    }
                }
                Err(_) => panic!("{words:?} was not logged, but:\n{}", self.logs.join("\n")),
            }
        }
    }

    /// SIGTERM.
    pub fn tell_to_stop(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap().success());
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Waits for its end, and says how it ended and after how long.
    pub fn end(&mut self, most: Duration) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                self.logs.extend(self.lines.iter());
                return (status, begun.elapsed());
            }
            assert!(begun.elapsed() < most, "still running after {most:?}:\n{}", self.logs.join("\n"));
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Press {
    fn drop(&mut self) {
        // it may have ended already
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn spawn(command: &mut Command) -> (Child, Receiver<String>) {
    let mut process = command.spawn().unwrap();
    let (tell, lines) = channel();
    let stderr = BufReader::new(process.stderr.take().unwrap());
    std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
    (process, lines)
}
