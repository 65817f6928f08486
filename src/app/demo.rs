//! `tembus demo`: the whole service on this machine, with phones on a web page. The bot is the real one; only
//! Telegram is the sandbox, and the clock can be moved forward from the page.

mod player;
mod stage;
mod story;

use std::{
    fs::DirBuilder,
    io,
    net::{Ipv4Addr, SocketAddr, UdpSocket},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Days, Timelike, Utc};
use tokio::{net::TcpListener, sync::oneshot};

use self::stage::Stage;
use super::{Bot, RunError, chance, jobs};
use crate::{
    chat::kit::Service,
    clock::{Clock, ShiftedClock},
    domain::wib,
    sandbox::{Advance, GuestAccess, Options, Sandbox},
    store::Db,
    telegram::{api::Api, inbox::conversations, limits::Rates},
};

/// The id of the demo's bot, which is the beginning of its token.
const BOT_ID: i64 = 7_000_000_001;
/// The demo's bot on the phones.
const BOT_USERNAME: &str = "tembus_pasar_demo_bot";
/// A fresh demo begins in the day's trade: between these hours (WIB) the clock is left as it is.
const BUSINESS_HOURS: std::ops::Range<u32> = 7..16;
/// Where a fresh demo begins otherwise: the next morning at this hour (WIB).
const OPENING_HOUR: u32 = 8;

/// How long the clock's move waits until everybody was answered.
const REST_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(60);

/// Runs the demo until `shutdown` ends. `say` is told what the person at the terminal has to know.
///
/// # Errors
/// [`RunError`]: the directory or the address can't be had, or a part of the bot crashed.
pub async fn run(
    data: Option<PathBuf>,
    listen: SocketAddr,
    allow_public: bool,
    say: impl Fn(&str),
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), RunError> {
    let unusable = |error| RunError::Demo(listen.to_string(), error);
    check_address(listen, allow_public).map_err(unusable)?;
    // Before anything is made: a port that is taken leaves nothing behind.
    let listener = TcpListener::bind(listen).await.map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    let data = data.unwrap_or_else(fresh_directory);
    DirBuilder::new().recursive(true).mode(0o700).create(&data).map_err(|e| RunError::Demo(data.display().to_string(), e))?;
    let _lock = super::lock(&data.join("market.sqlite"))?;
    let fresh = !data.join("chats.jsonl").exists();
    let clock = ShiftedClock::new(remembered_shift(&data));
    if fresh {
        clock.advance_to(opening(clock.now()));
    }
    let db = Db::open(&format!("sqlite://{}", data.join("market.sqlite").display())).await?;
    let token = fresh_token();
    let guests = allow_public.then(|| GuestAccess { address: in_the_network(address), host_key: secret(), new_key: Arc::new(secret) });
    let entrance = guests.as_ref().map(|guests| format!("http://{}/tamu/{}", guests.address, guests.host_key));
    let stage = Stage { sandbox: sandbox(&data, &clock, &db, guests, &token)?, clock, db, data };
    stage.keep_shift();
    let (stop_sandbox, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(stage.sandbox.clone().serve(listener, async move {
        // Dropped or sent: the end either way.
        let _ = stopped.await;
    }));
    let bot = bot(&stage, address, &token)?;
    let (stop_bot, bot_stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(bot.run(async move {
        let _ = bot_stopped.await;
    }));
    let (mut shutdown, mut running) = (std::pin::pin!(shutdown), running);
    let seeded = async {
        if fresh {
            story::play(&stage).await;
        }
    };
    let ended = tokio::select! {
        () = &mut shutdown => true,
        () = seeded => false,
    };
    if !ended {
        say(&format!("Tembus Pasar demo: {}", entrance.unwrap_or_else(|| format!("http://{address}"))));
        say(&format!("Data: {} (run again with --data to continue). End with Ctrl-C.", stage.data.display()));
        tokio::select! {
            () = shutdown => {}
            outcome = &mut running => return outcome.unwrap_or(Err(RunError::Crashed)),
        }
    }
    // Nobody may be listening any more.
    let _ = stop_bot.send(());
    let outcome = running.await.unwrap_or(Err(RunError::Crashed));
    let _ = stop_sandbox.send(());
    let _ = serving.await;
    outcome
}

/// A directory that nobody has used: its name is the present instant.
fn fresh_directory() -> PathBuf {
    let name = format!("tembus-demo-{}-{}", ShiftedClock::system().now().timestamp_millis(), std::process::id());
    std::env::temp_dir().join(name)
}

/// Refuses an address that others in the network can reach, unless `allowed`.
///
/// # Errors
/// What to add to the command line.
pub(super) fn check_address(listen: SocketAddr, allowed: bool) -> io::Result<()> {
    if allowed || listen.ip().is_loopback() {
        return Ok(());
    }
    let problem = "others in the network could reach it; add --allow-public if that is meant";
    Err(io::Error::new(io::ErrorKind::PermissionDenied, problem))
}

/// A token that nobody else knows, for this run alone.
fn fresh_token() -> String {
    format!("{BOT_ID}:{}", secret())
}

/// Letters and digits that nobody can guess.
fn secret() -> String {
    let mut secret = [0; 16];
    chance()(&mut secret);
    secret.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The address by which devices in the network reach a server that listens on `address`.
fn in_the_network(address: SocketAddr) -> SocketAddr {
    if !address.ip().is_unspecified() {
        return address;
    }
    // No packet is sent: the system only says which of its addresses it would send from.
    let own = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    });
    SocketAddr::new(own.map_or(Ipv4Addr::LOCALHOST.into(), |own| own.ip()), address.port())
}

fn sandbox(data: &Path, clock: &Arc<ShiftedClock>, db: &Db, guests: Option<GuestAccess>, token: &str) -> Result<Sandbox, RunError> {
    let (now, moved) = (Arc::clone(clock), Arc::clone(clock));
    let (db, kept) = (db.clone(), data.to_owned());
    let handle: Arc<std::sync::OnceLock<Sandbox>> = Arc::default();
    let waiting = Arc::clone(&handle);
    let advance: Advance = Arc::new(move |to| {
        let (clock, db, kept, waiting) = (Arc::clone(&moved), db.clone(), kept.clone(), Arc::clone(&waiting));
        Box::pin(async move {
            let (Some(sandbox), Some(to)) = (waiting.get(), DateTime::from_timestamp_millis(to)) else { return };
            let stage = Stage { sandbox: sandbox.clone(), clock, db, data: kept };
            // A person who writes without a pause does not stop the clock.
            let _ = tokio::time::timeout(REST_TIMEOUT, stage.rest()).await;
            stage.clock.advance_to(to);
            stage.keep_shift();
            let _ = tokio::time::timeout(REST_TIMEOUT, stage.rest()).await;
        })
    });
    let mut options = Options::new(Arc::new(move || now.now().timestamp_millis()));
    options.advance = Some(advance);
    options.title = Service::default().name;
    options.bot_username = BOT_USERNAME.to_owned();
    options.journal = Some(data.join("chats.jsonl"));
    options.people = story::people();
    options.guide = Some(story::guide());
    (options.public, options.guests, options.token) = (guests.is_some(), guests, Some(token.to_owned()));
    let sandbox = Sandbox::new(options).map_err(|e| RunError::Demo(data.display().to_string(), e))?;
    // It was empty a moment ago.
    let _ = handle.set(sandbox.clone());
    Ok(sandbox)
}

fn bot(stage: &Stage, address: SocketAddr, token: &str) -> Result<Bot, RunError> {
    // A server that listens everywhere listens here too.
    let here = if address.ip().is_unspecified() { SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port()) } else { address };
    let api = Api::new(&token.into(), Some(&format!("http://{here}"))).map_err(|_| RunError::Crashed)?;
    Ok(Bot {
        db: stage.db.clone(),
        api,
        clock: stage.clock.clone(),
        entropy: chance(),
        service: Service::default(),
        rates: Rates { per_second: 0, per_chat: 0 },
        lease: chrono::Duration::seconds(60),
        budgets: crate::domain::budgets::Budgets::default(),
        alone: true,
        handle: conversations(),
        jobs: jobs(),
    })
}

fn remembered_shift(data: &Path) -> chrono::Duration {
    let kept = std::fs::read_to_string(data.join("clock")).ok().and_then(|text| text.trim().parse().ok());
    chrono::Duration::milliseconds(kept.unwrap_or(0))
}

/// The next moment at which a market would be open.
fn opening(now: DateTime<Utc>) -> DateTime<Utc> {
    let hour = wib::local(now).hour();
    if BUSINESS_HOURS.contains(&hour) {
        now
    } else if hour < BUSINESS_HOURS.start {
        wib::at_hour(wib::day(now), OPENING_HOUR)
    } else {
        wib::at_hour(wib::day(now) + Days::new(1), OPENING_HOUR)
    }
}
