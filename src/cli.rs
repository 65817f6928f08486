//! The command line.

use std::{
    io::{self, Write},
    net::SocketAddr,
    path::PathBuf,
};

use chrono::NaiveDate;
use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand};
use rust_decimal::Decimal;
use secrecy::SecretString;

use crate::{
    app::{
        self,
        moderation::{PersonArg, Restored},
        sandbox::SandboxArgs,
    },
    config::{Config, Settings},
    domain::{
        money::{Price, Rupiah},
        order::OrderCode,
        paper::PaperKind,
        person::{Office, Organization, Role, RoleKind},
        reference::Reference,
        removal::RemovalReason,
        unit::Unit,
    },
};

/// A Telegram bot that brings Blitar's sellers and Jakarta's public food buyers together.
#[derive(Debug, Parser)]
#[command(name = "tembus", version, about, max_term_width = 120)]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
    /// The settings.
    #[command(flatten)]
    pub settings: Settings,
}

impl Cli {
    /// Reads the command line of this process; ends the process after `--help` and when it can't be read.
    #[must_use]
    pub fn read() -> Self {
        let read = Self::definition().get_matches();
        Self::from_arg_matches(&read).unwrap_or_else(|error| error.exit())
    }

    /// The definition of the command line. The help of a command lists the settings that it uses; the others are taken and not
    /// shown.
    fn definition() -> clap::Command {
        let command = Self::command();
        let settings: Vec<Arg> = command.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
        let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        names.iter().fold(command, |command, name| {
            let foreign = settings.iter().filter(|setting| !uses(name, setting.get_id().as_str()));
            let foreign: Vec<Arg> = foreign.map(|setting| setting.clone().hide(true)).collect();
            command.mut_subcommand(name, |command| command.args(foreign))
        })
    }
}

/// Whether a command uses a setting.
fn uses(command: &str, setting: &str) -> bool {
    match command {
        "run" => true,
        // They make a bot and a database of their own, are for any bot, or need none.
        "sandbox" => false,
        "demo" | "read" | "copy" => setting == "log",
        "invite" => matches!(setting, "telegram_token" | "telegram_api_url" | "database_url" | "log"),
        "digest" => matches!(setting, "database_url" | "service_name" | "controller" | "contact" | "retention" | "log"),
        "dead-letters" => setting.starts_with("budget") || uses("digest", setting),
        "paper" => matches!(setting, "database_url" | "service_name" | "log"),
        "personal-data" => matches!(setting, "controller" | "contact" | "retention" | "log"),
        _ => matches!(setting, "database_url" | "log"),
    }
}

/// What the program can do.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Runs the bot.
    Run,
    /// Shows everything on this machine, with phones on a web page; needs neither a token nor a network.
    Demo {
        /// Keep database, chats and clock here; a fresh directory if not given.
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
        /// Where the page listens.
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Consent to an address that others in the network can reach: whoever has the printed link acts as everybody, and guests hold the
        /// one phone that is lent to them by a QR code. Nothing is encrypted: use a network that you trust. The links end with the program.
        #[arg(long)]
        allow_public: bool,
    },
    /// Runs the local Bot API server alone, for any bot.
    Sandbox(SandboxArgs),
    /// Prints a link that lets one person in, once.
    Invite {
        /// The capability that it grants.
        #[command(subcommand)]
        whom: Invitee,
    },
    /// Queues the digest of a day for everybody who has not got it, or prints that of a month.
    Digest {
        /// The day (WIB).
        #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "month")]
        date: Option<NaiveDate>,
        /// The month (WIB), which is printed and never queued.
        #[arg(long, value_name = "YYYY-MM", value_parser = month, conflicts_with_all = ["date", "dry_run"])]
        month: Option<NaiveDate>,
        /// Print it and queue nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Lists updates that could not be applied, or applies one of them again.
    #[command(alias = "set-aside")]
    DeadLetters {
        /// The number of the one to be applied again.
        #[arg(long, value_name = "ID")]
        replay: Option<i64>,
    },
    /// Prints texts that the bot could not read, and what people changed on a card before publishing it, without their writers, and
    /// without numbers of people and the names that are known: a JSON object a line.
    #[command(alias = "unread")]
    Unparsed {
        /// The first day (WIB); all that are kept, 90 days, if not given.
        #[arg(long, value_name = "YYYY-MM-DD")]
        since: Option<NaiveDate>,
    },
    /// Audits the database: prints what is wrong with it, one sentence a line, and exits 1 if anything is.
    Check,
    /// Writes a copy of the SQLite database to a new file, consistent while the bot runs.
    Backup {
        /// The new file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Puts a backup in the place of the SQLite database, or gives a suspended person the account back.
    ///
    /// FILE: no bot may run; what was there before is kept, and the result is audited.
    ///
    /// PERSON: runs beside the bot. A plain number like 7, or the number of an offer like P-1042 for the person who entered it,
    /// is always a person; a file that is called so is written ./7.
    Restore {
        /// The backup, or the person.
        #[arg(value_name = "FILE|PERSON")]
        what: Restored,
    },
    /// Tells a database that another tool brought it back to an earlier time, as a Postgres from its backups: run it once before
    /// the bot starts again.
    ///
    /// Buttons of messages that were sent since are refused from then on; with --replaced, numbers that people were told since are
    /// not given out again, and accounts that were deleted since are erased anew. The result is audited.
    Restored {
        /// The database as it was before, if it can still be read.
        #[arg(long, env = "RESTORED_REPLACED", hide_env_values = true, value_name = "URL")]
        replaced: Option<SecretString>,
    },
    /// Prints the register of personal data: of every table what it holds of a person, how long, and what becomes of it when the account
    /// is deleted. Needs no database.
    PersonalData,
    /// Lists everybody with an account: number, name, roles.
    Persons,
    /// Suspends an account: offers come down, requests and orders end, and the other sides are told. Restored by `tembus restore`.
    Suspend {
        /// The number that `tembus persons` shows, or an offer like P-1042 for the person who entered it.
        #[arg(value_name = "PERSON")]
        person: PersonArg,
        /// The reason, which the person reads: PROHIBITED, UNTRUE, FLOODING, COMPLAINT, LEFT_WORK or OTHER.
        #[arg(long, value_name = "REASON")]
        because: RemovalReason,
    },
    /// Erases the account of a person who asks for it, as deleting it in the chat does: for farmers without a phone.
    ///
    /// An assistant's account takes along the farmers whom nobody else answers for; they are named.
    Forget {
        /// The number that `tembus persons` shows, or an offer like P-1042 for its seller: the farmer, where an assistant entered it.
        #[arg(value_name = "PERSON")]
        person: PersonArg,
        /// This is the right person. Without it the command shows the name and changes nothing: erasing can't be undone.
        #[arg(long)]
        yes: bool,
    },
    /// Takes one role back, with the offers and orders that hang on it.
    Revoke {
        /// The number that `tembus persons` shows, or an offer like P-1042: for SELLER its seller, for other roles the person who
        /// entered it.
        #[arg(value_name = "PERSON")]
        person: PersonArg,
        /// SELLER, ASSISTANT, BUYER, OFFICIAL or ADMIN.
        #[arg(value_name = "ROLE")]
        role: RoleKind,
        /// The reason, which the person reads: PROHIBITED, UNTRUE, FLOODING, COMPLAINT, LEFT_WORK or OTHER.
        #[arg(long, value_name = "REASON")]
        because: RemovalReason,
    },
    /// Lists invitations that can still be used, or takes one of them back.
    Invitations {
        /// The beginning of the one that is taken back, as the list shows it.
        #[arg(long, value_name = "ID")]
        cancel: Option<String>,
    },
    /// Copies everything from one database into another, empty one, and compares.
    Copy {
        /// sqlite://FILE or postgres://… to read; the bot must not run on it.
        #[arg(long, env = "COPY_FROM", hide_env_values = true, value_name = "URL")]
        from: SecretString,
        /// sqlite://FILE or postgres://… to fill.
        #[arg(long, env = "COPY_TO", hide_env_values = true, value_name = "URL")]
        to: SecretString,
    },
    /// Writes a paper of an order as a PDF, and prints where; runs beside the bot and changes nothing.
    Paper {
        /// The order, like O-2026-00087.
        #[arg(value_name = "ORDER")]
        order: OrderCode,
        /// CONFIRMATION of what was agreed, DELIVERY for what travels with the last load, or RECEIPT of what arrived.
        #[arg(long, value_name = "KIND", default_value = "CONFIRMATION")]
        kind: PaperKind,
        /// The file; in this folder, called after the paper, if not given.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Prints the chain of all issued papers, a line each: keep it elsewhere, and `tembus verify` needs no database.
    Papers,
    /// Prints the chain over the trace, a line an event: who did what, by numbers and codes. Keep it elsewhere.
    Events,
    /// Says whether a paper was issued as it is, and which it is; exits 1 if it was not.
    Verify {
        /// A PDF, the code that a paper shows, or a chain that `tembus papers` or `tembus events` printed.
        #[arg(value_name = "FILE|CODE")]
        what: String,
        /// Ask this chain instead of the database.
        #[arg(long, value_name = "FILE")]
        chain: Option<PathBuf>,
    },
    /// Enters, lists or removes reference prices, which the bot shows to buyers and sellers within half a minute.
    ///
    /// They are prices at the producer's: one of consumers is never shown beside an offer.
    Prices {
        /// What is done with them.
        #[command(subcommand)]
        what: Prices,
    },
    /// Says how much more than was agreed can be accepted and paid of goods, or lists it.
    ///
    /// It holds for requests, demands and price talks that begin from then on; what was asked for or agreed before keeps what was said then.
    Tolerance {
        /// What is done.
        #[command(subcommand)]
        what: Tolerance,
    },
    /// Says above how many rupiah an order of an organisation waits for a second person of it, or lists it.
    ///
    /// It holds for what is asked for from then on; an order that waits for an approval keeps waiting for it.
    Approval {
        /// What is done.
        #[command(subcommand)]
        what: Approval,
    },
    /// Reads messages from standard input as the bot would, one a line.
    Read {
        /// Messages end with a NUL byte instead of a line end, so that they may have several lines.
        #[arg(long, short = '0')]
        null: bool,
        /// Also prints the readings that were compared, with their rules and costs.
        #[arg(long)]
        explain: bool,
        /// The day (WIB) that relative dates count from.
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: Option<NaiveDate>,
    },
}

/// What is done with reference prices.
#[derive(Debug, Clone, Subcommand)]
pub enum Prices {
    /// Prints all that were entered and not removed, as CSV with their numbers.
    List,
    /// Enters one.
    Set {
        /// The code of the goods, like EGG_LAYER, or their name.
        #[arg(value_name = "GOODS")]
        goods: String,
        /// The price in rupiah, without dots; the lower end of a range.
        #[arg(value_name = "RUPIAH")]
        price: i64,
        /// The upper end of a range.
        #[arg(long, value_name = "RUPIAH")]
        highest: Option<i64>,
        /// The unit that costs so much: KG, BUTIR, EKOR, LITER, ...
        #[arg(long, value_name = "UNIT", default_value = "KG")]
        per: Unit,
        /// The first day (WIB) on which it holds; today, if not given.
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<NaiveDate>,
        /// The source, as it is shown: PIHPS.
        #[arg(long, value_name = "WORDS")]
        source: String,
        /// The rule that sets it, as it is shown. Without one it is an observation, which is shown for 60 days.
        #[arg(long, value_name = "WORDS")]
        rule: Option<String>,
    },
    /// Enters the rows of a CSV file that are not there yet, or none if one of them can't be taken.
    ///
    /// The first line names the columns, in any order: commodity, unit, price, date, source, and if wanted highest and rule.
    /// A row is like EGG_LAYER,KG,26500,2026-11-27,Bapanas,,Perbadan 6/2024
    Import {
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Removes one that is wrong; what held before it holds again.
    Remove {
        /// The number that `tembus prices list` shows.
        #[arg(value_name = "ID")]
        id: i64,
    },
}

/// What is done with the sum above which orders are approved by a second person.
#[derive(Debug, Clone, Subcommand)]
pub enum Approval {
    /// Prints the organisations that have one, a line each.
    List,
    /// Says it of an organisation.
    Set {
        /// The code of the organisation, like PASAR_JAYA.
        #[arg(value_name = "ORGANIZATION")]
        organization: Organization,
        /// A whole sum in rupiah, like 25.000.000, or off.
        #[arg(value_name = "RUPIAH")]
        limit: String,
    },
}

/// What is done with the share of goods that can be accepted above what was agreed.
#[derive(Debug, Clone, Subcommand)]
pub enum Tolerance {
    /// Prints the goods that have one, a line each.
    List,
    /// Says it of goods.
    Set {
        /// The code of the goods, like EGG_LAYER, or their name.
        #[arg(value_name = "GOODS")]
        goods: String,
        /// A percentage of the agreed quantity, from 0 to 20, with one decimal at most: 2.5
        #[arg(value_name = "PERCENT", value_parser = percentage)]
        percent: Decimal,
    },
}

/// The capability that an invitation grants.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Invitee {
    /// Somebody who buys for an organisation.
    Buyer {
        /// PASAR_JAYA, DHARMA_JAYA or FOOD_STATION.
        #[arg(long, value_name = "ORGANIZATION")]
        org: Organization,
    },
    /// Somebody who enters offers for farmers without a phone.
    Assistant,
    /// Somebody who reads the digest.
    Official {
        /// BAPPEDA, DKPP, DISPERINDAG, BAGPEM or BTC.
        #[arg(long, value_name = "OFFICE")]
        office: Office,
    },
    /// Somebody who runs the service.
    Admin,
}

impl Invitee {
    /// The capability that the invitation gives.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Assistant => Role::Assistant,
            Self::Buyer { org } => Role::Buyer(org),
            Self::Official { office } => Role::Official(office),
            Self::Admin => Role::Admin,
        }
    }
}

/// A percentage with a point or, as people here write it, a comma.
fn percentage(text: &str) -> Result<Decimal, rust_decimal::Error> {
    text.trim_end_matches('%').replace(',', ".").parse()
}

/// The first day of a month.
fn month(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d")
}

/// Does what `command` says, until `shutdown` ends.
///
/// # Errors
/// [`app::RunError`].
pub async fn execute(command: Command, config: Config, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), app::RunError> {
    let mut out = Terminal(io::stdout());
    match command {
        Command::Run => app::run(config, shutdown).await,
        Command::Demo { data, listen, allow_public } => app::demo::run(data, listen, allow_public, say, shutdown).await,
        Command::Sandbox(args) => app::sandbox::run(args, shutdown).await,
        Command::Invite { whom } => app::commands::invite(&config, whom.role(), &mut out).await,
        Command::Digest { month: Some(month), .. } => app::commands::digest_of_month(&config, month, &mut out).await,
        Command::Digest { date: Some(date), dry_run, .. } => app::commands::digest(&config, date, dry_run, &mut out).await,
        Command::Digest { date: None, month: None, .. } => Ok(()),
        Command::DeadLetters { replay: None } => app::dead_letters::list(&config, &mut out).await,
        Command::DeadLetters { replay: Some(id) } => app::dead_letters::replay(&config, id, &mut out).await,
        Command::Unparsed { since } => app::commands::unparsed(&config, since, &mut out).await,
        Command::Check => app::audit::check(&config, &mut out).await,
        Command::Backup { file } => app::upkeep::backup(&config, &file, &mut out).await,
        Command::Restore { what: Restored::File(file) } => app::upkeep::restore(&config, &file, &mut out).await,
        Command::Restore { what: Restored::Person(person) } => app::moderation::restore(&config, person, &mut out).await,
        Command::Restored { replaced } => app::upkeep::restored(&config, replaced.as_ref(), &mut out).await,
        Command::PersonalData => app::commands::personal_data(&config, &mut out),
        Command::Persons => app::moderation::persons(&config, &mut out).await,
        Command::Suspend { person, because } => app::moderation::suspend(&config, person, because, &mut out).await,
        Command::Forget { person, yes } => app::moderation::forget(&config, person, yes, &mut out).await,
        Command::Revoke { person, role, because } => app::moderation::revoke(&config, person, role, because, &mut out).await,
        Command::Invitations { cancel } => app::moderation::invitations(&config, cancel.as_deref(), &mut out).await,
        Command::Copy { from, to } => app::upkeep::copy(&from, &to, &mut out).await,
        Command::Paper { order, kind, out: file } => app::papers::write(&config, order, kind, file, &mut out).await,
        Command::Papers => app::papers::chain(&config, &mut out).await,
        Command::Events => app::papers::events(&config, &mut out).await,
        Command::Verify { what, chain } => app::papers::verify(&config, &what, chain.as_deref(), &mut out).await,
        Command::Prices { what: Prices::List } => app::prices::list(&config, &mut out).await,
        Command::Prices { what: Prices::Set { goods, price, highest, per, date, source, rule } } => {
            let (price, highest) = (Price { amount: Rupiah(price), per }, highest.map(Rupiah));
            let day = date.unwrap_or_else(app::prices::today);
            app::prices::set(&config, Reference { goods: goods.into(), price, highest, day, source, rule }, &mut out).await
        }
        Command::Prices { what: Prices::Import { file } } => app::prices::import(&config, &file, &mut out).await,
        Command::Prices { what: Prices::Remove { id } } => app::prices::remove(&config, id).await,
        Command::Approval { what: Approval::List } => app::approvals::list(&config, &mut out).await,
        Command::Approval { what: Approval::Set { organization, limit } } => {
            app::approvals::set(&config, organization, &limit, &mut out).await
        }
        Command::Tolerance { what: Tolerance::List } => app::tolerances::list(&config, &mut out).await,
        Command::Tolerance { what: Tolerance::Set { goods, percent } } => app::tolerances::set(&config, &goods, percent, &mut out).await,
        Command::Read { today, null, explain } => match app::commands::read(today, null, explain, io::stdin().lock(), &mut io::stdout()) {
            // What is read may have no end, and nothing is done with it but to be printed.
            Err(app::RunError::Output(error)) if is_gone(&error) => Ok(()),
            read => read,
        },
    }
}

/// Tells the person at the terminal the address of the page; the demo goes on where that can't be read.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// What a command prints, for whom it may concern: a reader that has gone, as `head` after its lines, ends neither what the
/// command does nor changes its exit code.
struct Terminal(io::Stdout);

impl Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).or_else(|error| if is_gone(&error) { Ok(bytes.len()) } else { Err(error) })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().or_else(|error| if is_gone(&error) { Ok(()) } else { Err(error) })
    }
}

/// Whether nobody reads the output any more.
fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::definition().debug_assert();
    }

    #[test]
    fn the_help_of_the_sandbox_lists_its_own_options_alone() {
        let mut command = Cli::definition();
        command.build();
        let help = command.find_subcommand_mut("sandbox").unwrap().render_long_help().to_string();
        for option in ["--listen", "--allow-public", "--username", "--webhook-http", "--limits", "--record", "--journal", "--clock"] {
            assert!(help.contains(option), "{option} is not in\n{help}");
        }
        assert!(!help.contains("--telegram-token") && !help.contains("DATABASE_URL"), "{help}");
        let line = ["tembus", "sandbox", "--listen", "127.0.0.1:0", "--limits", "--clock", "2026-11-24T09:00:00+07:00"];
        assert!(Cli::definition().try_get_matches_from(line).is_ok());
    }

    #[test]
    fn the_help_of_a_command_lists_the_settings_that_it_uses() {
        let mut command = Cli::definition();
        command.build();
        let mut help = |name: &str| command.find_subcommand_mut(name).unwrap().render_long_help().to_string();
        let invite = help("invite");
        assert!(invite.contains("DATABASE_URL") && invite.contains("TELOXIDE_TOKEN"), "{invite}");
        assert!(!invite.contains("WEBHOOK_URL") && !invite.contains("BUDGET_OFFERS"), "{invite}");
        let digest = help("digest");
        assert!(digest.contains("--dry-run") && digest.contains("DATABASE_URL") && !digest.contains("SEND_PER_CHAT"), "{digest}");
        for own in ["read", "demo", "personal-data"] {
            assert!(!help(own).contains("DATABASE_URL"), "{own}");
        }
        assert!(help("personal-data").contains("RETENTION") && help("paper").contains("SERVICE_NAME"));
        let run = help("run");
        for setting in ["TELOXIDE_TOKEN", "DATABASE_URL", "WEBHOOK_URL", "BUDGET_CODES", "RETENTION"] {
            assert!(run.contains(setting), "{setting} is not in\n{run}");
        }
        // What is not shown is still taken.
        assert!(Cli::definition().try_get_matches_from(["tembus", "check", "--service-name", "X"]).is_ok());
        let line = ["tembus", "invite", "official", "--office", "DKPP", "--database-url", "sqlite://x"];
        assert!(Cli::definition().try_get_matches_from(line).is_ok());
    }

    #[test]
    fn an_invitation_names_its_organisation() {
        let cli = Cli::try_parse_from(["tembus", "invite", "buyer", "--org", "PASAR_JAYA"]).unwrap();
        let Command::Invite { whom } = cli.command else { panic!() };
        assert_eq!(whom.role(), Role::Buyer(Organization::PasarJaya));
        assert!(Cli::try_parse_from(["tembus", "invite", "buyer"]).is_err());
        let unknown = Cli::try_parse_from(["tembus", "invite", "buyer", "--org", "X"]).unwrap_err().to_string();
        assert!(unknown.contains("PASAR_JAYA, DHARMA_JAYA, FOOD_STATION"), "{unknown}");
    }
}
