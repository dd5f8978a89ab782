//! The kinds of personal data and what they weigh.

use crate::finding::Severity;

/// A kind of [`PersonalData`](crate::category::Category::PersonalData).
///
/// The order is that of settling: where two readings of the same digits are
/// equally well supported, the earlier kind wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Card,
    Iban,
    Personnummer,
    Samordningsnummer,
    Interimsnummer,
    Reservnummer,
    Phone,
    Email,
    Organisationsnummer,
    BankAccount,
    Bankgiro,
    Plusgiro,
    Passport,
    Plate,
    Address,
}

impl Kind {
    pub(super) const ALL: [Kind; 15] = [
        Kind::Personnummer,
        Kind::Samordningsnummer,
        Kind::Interimsnummer,
        Kind::Reservnummer,
        Kind::Organisationsnummer,
        Kind::Phone,
        Kind::Email,
        Kind::Address,
        Kind::BankAccount,
        Kind::Bankgiro,
        Kind::Plusgiro,
        Kind::Iban,
        Kind::Card,
        Kind::Plate,
        Kind::Passport,
    ];

    /// Whether it is a number with a check of its own that stands for one person,
    /// account or card: what it is does not depend on where it stands.
    pub(super) const fn is_checked(self) -> bool {
        matches!(
            self,
            Kind::Card
                | Kind::Iban
                | Kind::Personnummer
                | Kind::Samordningsnummer
                | Kind::Interimsnummer
                | Kind::Reservnummer
        )
    }

    /// Whether it is a number that is likely one of a person's.
    pub(super) const fn is_personal(self) -> bool {
        self.is_checked() || matches!(self, Kind::Phone)
    }

    /// The id, as in [`Category::kinds`](crate::category::Category::kinds).
    pub(super) const fn id(self) -> &'static str {
        match self {
            Kind::Card => "card",
            Kind::Iban => "iban",
            Kind::Personnummer => "personnummer",
            Kind::Samordningsnummer => "samordningsnummer",
            Kind::Interimsnummer => "interimsnummer",
            Kind::Reservnummer => "reservnummer",
            Kind::Phone => "phone",
            Kind::Email => "email",
            Kind::Organisationsnummer => "organisationsnummer",
            Kind::BankAccount => "bank_account",
            Kind::Bankgiro => "bankgiro",
            Kind::Plusgiro => "plusgiro",
            Kind::Passport => "passport",
            Kind::Plate => "plate",
            Kind::Address => "address",
        }
    }

    /// How grave it is that the kind stands in public. A number that names a
    /// person for life is graver than one that can be changed; what names a
    /// company or an account for gifts is light.
    pub(super) const fn severity(self) -> Severity {
        match self {
            Kind::Personnummer
            | Kind::Samordningsnummer
            | Kind::Interimsnummer
            | Kind::Reservnummer
            | Kind::Card
            | Kind::Passport => Severity::High,
            Kind::Iban | Kind::BankAccount | Kind::Phone | Kind::Email | Kind::Address => {
                Severity::Medium
            }
            Kind::Organisationsnummer | Kind::Bankgiro | Kind::Plusgiro | Kind::Plate => {
                Severity::Low
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::Category;

    #[test]
    fn kinds_are_those_of_the_category() {
        let ids: std::vec::Vec<&str> = Kind::ALL.iter().map(|k| k.id()).collect();
        assert_eq!(ids, Category::PersonalData.kinds());
    }
}
