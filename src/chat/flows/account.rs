//! Registration, own data, leaving.

use crate::{
    chat::{
        forms::account::{Deletion, Profile, Registration, normal_phone},
        state::Form,
        turn::{Done, Turn},
    },
    domain::person::{Role, RoleKind},
    market::{self, Error, Refusal},
    notice::{Field, Notice},
};

/// The stranger's form is complete. A code that somebody else used meanwhile is asked for again.
pub(super) async fn registered(turn: &mut Turn<'_>, mut form: Registration) -> Done {
    let name = form.name.clone().unwrap_or_default();
    let place = form.place.clone();
    let business = form.seller_kind.zip(place).map(|(kind, (place, region))| (kind, place, region));
    let filled = market::Registration { name: name.clone(), business, invitation: form.invitation.clone() };
    match market::register(turn.tx, turn.chat, &filled, turn.now, Some(turn.update)).await {
        Ok((_, role)) => {
            turn.talk.invitation = None;
            turn.roles_changed().await?;
            Ok(turn.reply(Notice::RoleTaken { name, role, first: true }).await?)
        }
        Err(Error::Refused(Refusal::CodeUsed)) => {
            (form.invitation, form.role, turn.talk.invitation) = (None, None, None);
            turn.reply(Notice::InviteUsed).await?;
            turn.begin(Form::Registration(form)).await
        }
        Err(other) => Err(other),
    }
}

/// `/data`.
pub(super) async fn menu(turn: &mut Turn<'_>) -> Done {
    let data = market::personal_data(&mut turn.act()?).await?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (offers, orders) = (count(data.offers.len()), count(data.orders.len()));
    Ok(turn.reply(Notice::DataMenu { name: data.name, place: data.place, offers, orders }).await?)
}

pub(super) async fn all(turn: &mut Turn<'_>) -> Done {
    let data = market::personal_data(&mut turn.act()?).await?;
    Ok(turn.reply(Notice::DataAll { data }).await?)
}

/// *Ubah*: which?
pub(super) async fn edit(turn: &mut Turn<'_>) -> Done {
    let sells = turn.person()?.is(RoleKind::Seller);
    let fields = if sells { vec![Field::Name, Field::Place, Field::Phone] } else { vec![Field::Name, Field::Phone] };
    turn.begin(Form::Profile(Profile { fields, ..Profile::default() })).await
}

/// *Bagikan nomor saya*.
pub(super) async fn share_phone(turn: &mut Turn<'_>) -> Done {
    turn.pressed = None;
    turn.begin(Form::Profile(Profile { which: Some(Field::Phone), ..Profile::default() })).await
}

/// A contact outside of a form: the keyboard that asked for it may still have been there.
pub(super) async fn contact(turn: &mut Turn<'_>, phone: &str, own: bool) -> Done {
    if turn.person.is_none() {
        return super::entry::welcome(turn).await;
    }
    if !own {
        return Ok(turn.reply(Notice::ContactNotOwn).await?);
    }
    let form = Profile { which: Some(Field::Phone), phone: Some(normal_phone(phone)), ..Profile::default() };
    profile_changed(turn, form).await
}

/// *Daftar sebagai penjual*.
pub(super) async fn become_seller(turn: &mut Turn<'_>) -> Done {
    if turn.person()?.is(RoleKind::Seller) {
        return super::offers::begin(turn).await;
    }
    turn.begin(Form::Profile(Profile { which: Some(Field::SellerKind), ..Profile::default() })).await
}

/// A field of the profile has its new value.
pub(super) async fn profile_changed(turn: &mut Turn<'_>, form: Profile) -> Done {
    match (form.which, form.name, form.seller_kind, form.place, form.phone) {
        (Some(Field::SellerKind), _, Some(kind), Some((place, region)), _) => {
            market::become_seller(&mut turn.act()?, kind, &place, region).await?;
            turn.roles_changed().await?;
            let name = turn.person()?.name.clone();
            return Ok(turn.reply(Notice::RoleTaken { name, role: Role::Seller, first: false }).await?);
        }
        (Some(Field::Name), Some(name), ..) => market::set_name(&mut turn.act()?, &name).await?,
        (Some(Field::Place), _, _, Some((place, region)), _) => market::set_place(&mut turn.act()?, &place, region).await?,
        (Some(Field::Phone), .., Some(phone)) => market::set_phone(&mut turn.act()?, Some(&phone)).await?,
        _ => {}
    }
    turn.reload().await?;
    let person = turn.person()?;
    let (name, place, phone) = (person.name.clone(), person.place.clone(), person.phone.clone());
    Ok(turn.reply(Notice::DataChanged { name, place, phone }).await?)
}

/// *Hapus akun*: only when nothing is open, and after one more question.
pub(super) async fn delete(turn: &mut Turn<'_>) -> Done {
    market::may_delete(&mut turn.act()?).await?;
    turn.begin(Form::Deletion(Deletion {})).await
}

pub(super) async fn deleted(turn: &mut Turn<'_>) -> Done {
    market::delete_account(&mut turn.act()?).await?;
    turn.roles_changed().await?;
    turn.forget = true;
    Ok(turn.reply(Notice::Deleted).await?)
}

pub(super) async fn stopped(turn: &mut Turn<'_>) -> Done {
    let withdrawn = market::stop(&mut turn.act()?).await?;
    turn.roles_changed().await?;
    turn.forget = true;
    Ok(turn.reply(Notice::Stopped { withdrawn }).await?)
}
