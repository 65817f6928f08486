//! The page in a real browser: Chromium, driven by its WebDriver. Where there is none, nothing is tested here, which is
//! said; with `CI` set that is a failure.

use std::{
    env, fs,
    path::PathBuf,
    process::Stdio,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, error::WebDriverErrorInner};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use super::demo::{ANI, Demo, RINA, SLAMET};
use crate::support::say_skipped;

/// The driver's program, in `PATH`.
fn driver_program() -> Option<PathBuf> {
    let found = env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join("chromedriver")).find(|program| program.is_file());
    if found.is_none() {
        assert!(env::var_os("CI").is_none(), "no chromedriver found, and CI is set: install chromium and chromium-driver");
        say_skipped("NO BROWSER: the page was not tested; install chromium and chromium-driver");
    }
    found
}

/// Keys, as the WebDriver protocol names them.
const ENTER: &str = "\u{e007}";
const ALT: &str = "\u{e00a}";
const SHIFT: &str = "\u{e008}";
const TAB: &str = "\u{e004}";
const LEFT: &str = "\u{e012}";
const UP: &str = "\u{e013}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";

/// A browser that shows the demo.
struct Browser {
    driver: WebDriver,
    _program: Child,
}

impl Browser {
    /// As wide as a desk's screen, or with `phone` as a phone of 360 points.
    async fn open(program: PathBuf, url: &str, phone: bool) -> Self {
        let mut program = Command::new(program).arg("--port=0").stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next_line().await.unwrap().expect("the driver says its port");
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800"] {
            capabilities.add_arg(argument).unwrap();
        }
        if phone {
            let metrics = json!({ "deviceMetrics": { "width": 360, "height": 740, "pixelRatio": 1.0, "touch": true } });
            capabilities.add_experimental_option("mobileEmulation", metrics).unwrap();
        }
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.unwrap();
        driver.goto(url).await.unwrap();
        let browser = Self { driver, _program: program };
        browser.until("the phones", "return document.querySelectorAll('section.phone .message').length > 0").await;
        browser
    }

    async fn run(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// Waits until a script returns true.
    async fn until(&self, what: &str, script: &str) {
        let begun = Instant::now();
        while self.run(script).await != true {
            assert!(begun.elapsed() < Duration::from_secs(90), "no {what}; the page says:\n{}", self.text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn text(&self) -> String {
        self.run("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Types into the phone of a person as the keyboard does, letter by letter, and ends with `end`.
    async fn types(&self, person: i64, text: &str, end: &str) {
        let field = format!("section[aria-labelledby='phone-{person}'] textarea");
        let field = self.driver.find(thirtyfour::By::Css(field)).await.unwrap();
        field.send_keys(format!("{text}{end}")).await.unwrap();
    }

    /// Presses the newest button with this label on the phone of a person once it is there.
    async fn taps(&self, person: i64, label: &str) {
        self.clicks(person, ".inline", &format!("one.innerText.trim() === {}", json!(label))).await;
    }

    /// Chooses the result of an inline query that holds this once it is offered.
    async fn chooses(&self, person: i64, text: &str) {
        self.clicks(person, ".popup button", &format!("one.innerText.includes({})", json!(text))).await;
    }

    async fn clicks(&self, person: i64, kind: &str, wanted: &str) {
        let script = format!(
            "const all = [...document.querySelectorAll(\"section[aria-labelledby='phone-{person}'] {kind}\")];
             const found = all.filter((one) => {wanted}).pop();
             found?.click();
             return Boolean(found);"
        );
        self.until(&format!("{kind} of {person} where {wanted}"), &script).await;
    }

    /// Waits until the newest message on the phone of a person holds a text.
    async fn sees(&self, person: i64, text: &str) {
        let text = json!(text);
        let script = format!(
            "return [...document.querySelectorAll(\"section[aria-labelledby='phone-{person}'] .message\")].pop().innerText.includes({text})"
        );
        self.until(&format!("{text} on the phone of {person}"), &script).await;
    }

    /// Presses keys where the focus is; whether it was still there: what has the focus may be replaced in that moment.
    async fn tries_keys(&self, keys: &str) -> bool {
        match self.driver.active_element().await.unwrap().send_keys(keys).await {
            Err(problem) => match problem.as_inner() {
                WebDriverErrorInner::StaleElementReference(_) | WebDriverErrorInner::ElementNotInteractable(_) => false,
                other => panic!("{other}"),
            },
            Ok(()) => true,
        }
    }

    /// Presses keys where the focus is.
    async fn keys(&self, keys: &str) {
        let begun = Instant::now();
        while !self.tries_keys(keys).await {
            assert!(begun.elapsed() < Duration::from_secs(90), "the focus is on nothing; the page says:\n{}", self.text().await);
        }
    }

    /// What the focus is on.
    async fn focus(&self) -> String {
        self.run("return document.activeElement.innerText.trim()").await.as_str().unwrap_or_default().to_owned()
    }

    /// Chooses the phone with this number, goes to a button under its newest message by the arrow keys, and presses it.
    async fn presses(&self, phone: &str, label: &str) {
        let begun = Instant::now();
        while !self.goes_to(phone, label).await {
            assert!(begun.elapsed() < Duration::from_secs(90), "no {label} on phone {phone}; the page says:\n{}", self.text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The same once; whether the button was there and was pressed.
    async fn goes_to(&self, phone: &str, label: &str) -> bool {
        self.keys(&format!("{ALT}{phone}{ALT}")).await;
        if !self.tries_keys(UP).await {
            return false;
        }
        for _ in 0..8 {
            for key in [LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT] {
                if self.focus().await == label {
                    return self.tries_keys(ENTER).await;
                }
                if !self.tries_keys(key).await {
                    return false;
                }
            }
            if !self.tries_keys(DOWN).await {
                return false;
            }
        }
        false
    }

    async fn steps_done(&self, count: usize) {
        self.until(&format!("{count} steps done"), &format!("return document.querySelectorAll('.guide .done').length === {count}")).await;
    }

    async fn close(self) {
        self.driver.quit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_and_the_choice_of_an_inline_result_in_a_browser() {
    let Some(program) = driver_program() else { return };
    let demo = Demo::open().await;
    let page = Browser::open(program, &demo.url, false).await;
    page.types(SLAMET, "telur 2 ton 26rb siap besok", ENTER).await;
    page.taps(SLAMET, "Benar, tayangkan").await;
    page.steps_done(1).await;
    // Dates are seconds: the next step must not be older.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    page.types(RINA, "telur", ENTER).await;
    for label in ["1", "Pesan", "Semua"] {
        page.taps(RINA, label).await;
    }
    page.sees(RINA, "Pesan 2 ton").await;
    page.taps(RINA, "Pesan").await;
    page.steps_done(2).await;
    page.taps(SLAMET, "Terima").await;
    page.steps_done(3).await;

    page.types(RINA, "@tembus_pasar_demo_bot cabai", "").await;
    page.chooses(RINA, "Cabai rawit").await;
    page.sees(RINA, "lewat @tembus_pasar_demo_bot").await;

    page.run("document.querySelector('[data-advance]').click()").await;
    page.steps_done(4).await;
    page.types(ANI, "", "\u{e00c}").await;
    page.steps_done(5).await;
    // The next chapter begins when somebody goes on to it.
    page.run("document.querySelector('.guide .onward').click()").await;
    page.steps_done(0).await;
    page.types(RINA, "butuh telur 1 ton lusa", ENTER).await;
    page.taps(RINA, "Kirim").await;
    page.steps_done(1).await;
    // A page that is opened again goes on with it.
    page.driver.refresh().await.unwrap();
    page.steps_done(1).await;
    page.close().await;
    demo.close().await;
}

/// The texts whose contrast is below 4.5, and the buttons that are lower than 44 points.
const LOOKS: &str = include_str!("looks.js");

/// What breaks a rule of access: names of controls, labels, landmarks, headings, lists, references, focus.
const ACCESS: &str = include_str!("access.js");

/// The findings of axe-core, whose file `AXE_CORE` names: it is no part of the project. Without it our own rules stand alone.
async fn axe(page: &Browser) -> Value {
    let Some(file) = env::var_os("AXE_CORE") else { return json!([]) };
    page.run(&fs::read_to_string(file).expect("axe-core's file")).await;
    let script = "const done = arguments[0];
        axe.run().then((all) => done(all.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120))}`)));";
    page.driver.execute_async(script, Vec::new()).await.unwrap().json().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_be_used_by_ear_and_by_keyboard() {
    let Some(program) = driver_program() else { return };
    let demo = Demo::open().await;
    for phone in [false, true] {
        let page = Browser::open(program.clone(), &demo.url, phone).await;
        assert_eq!(page.run(ACCESS).await, json!([]), "phone: {phone}");
        assert_eq!(axe(&page).await, json!([]), "phone: {phone}");
        // What opens over the page is held to the same.
        page.run("document.querySelector('#add').click()").await;
        page.until("the dialog", "return document.querySelector('dialog').open").await;
        assert_eq!(page.run(ACCESS).await, json!([]), "phone: {phone}, with the dialog");
        assert_eq!(axe(&page).await, json!([]), "phone: {phone}, with the dialog");
        page.close().await;
    }
    demo.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_be_read_and_pressed_on_a_desk_and_on_a_phone() {
    let Some(program) = driver_program() else { return };
    let demo = Demo::open().await;
    for phone in [false, true] {
        let page = Browser::open(program.clone(), &demo.url, phone).await;
        let looks = page.run(LOOKS).await;
        assert_eq!(looks["width"], if phone { 360 } else { 1280 });
        assert_eq!(looks["overflow"], 0, "the page is wider than its screen");
        assert_eq!(looks["faint"], json!([]));
        if phone {
            assert_eq!(looks["low"], json!([]));
        }
        page.close().await;
    }
    demo.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_takes_over_a_phone_with_a_device_of_his_own() {
    let Some(program) = driver_program() else { return };
    let demo = Demo::open_to_guests().await;
    let host = Browser::open(program.clone(), &demo.url, false).await;
    host.clicks(SLAMET, ".lend", "true").await;
    host.until("the square code", "return Boolean(document.querySelector('dialog img')?.naturalWidth)").await;
    let link = host.run("return document.querySelector('dialog').innerText.match(/http:\\S+/)[0]").await;
    host.run("document.querySelector('dialog button').click()").await;

    let guest = Browser::open(program, link.as_str().unwrap(), true).await;
    assert_eq!(guest.run("return document.querySelectorAll('section.phone').length").await, 1);
    assert!(guest.text().await.contains("Telepon Pak Slamet"), "{}", guest.text().await);
    let looks = guest.run(LOOKS).await;
    assert_eq!((&looks["overflow"], &looks["faint"], &looks["low"]), (&json!(0), &json!([]), &json!([])));
    assert_eq!(axe(&guest).await, json!([]));
    guest.types(SLAMET, "lele 400 kg 19rb lusa", ENTER).await;
    guest.sees(SLAMET, "Rp19.000").await;
    host.sees(SLAMET, "Rp19.000").await;
    guest.close().await;
    host.close().await;
    demo.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_and_the_whole_story_by_the_keyboard_alone() {
    let Some(program) = driver_program() else { return };
    let demo = Demo::open().await;
    let page = Browser::open(program, &demo.url, false).await;
    page.keys(&format!("{ALT}1{ALT}")).await;
    page.keys(&format!("telur 2 ton 26rb siap besok{ENTER}")).await;
    page.presses("1", "Benar, tayangkan").await;
    page.steps_done(1).await;
    page.presses("1", "Tambah foto").await;
    page.sees(SLAMET, "Kirim fotonya di sini").await;
    // From the text back to what else can be sent, and down its menu.
    page.keys(&format!("{ALT}1{ALT}")).await;
    page.keys(&format!("{SHIFT}{TAB}{SHIFT}")).await;
    page.keys(ENTER).await;
    page.until("the menu", "return document.activeElement.closest('.popup') !== null").await;
    page.keys(DOWN).await;
    assert_eq!(page.focus().await, "Foto");
    page.keys(ENTER).await;
    page.sees(SLAMET, "Fotonya sudah dipasang").await;
    page.until("the photo", "return [...document.querySelectorAll('.message img')].some((one) => one.naturalWidth > 0)").await;

    // Dates are seconds: the next step must not be older.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    page.keys(&format!("{ALT}2{ALT}")).await;
    page.keys(&format!("telur{ENTER}")).await;
    for label in ["1", "Pesan", "Semua"] {
        page.presses("2", label).await;
    }
    page.sees(RINA, "Pesan 2 ton").await;
    page.presses("2", "Pesan").await;
    page.steps_done(2).await;
    page.presses("1", "Terima").await;
    page.steps_done(3).await;
    page.close().await;
    demo.close().await;
}
