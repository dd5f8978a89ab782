//! Every diagnostic of a policy: its code, its weight, and whether a rule may
//! waive it.

use alloc::string::String;

use crate::error::{Diagnostic, Level};

/// One kind of diagnostic.
#[derive(Clone, Copy, Debug)]
pub(in crate::policy) struct Lint {
    pub(in crate::policy) code: &'static str,
    pub(in crate::policy) level: Level,
    /// Whether a rule may waive it with a stated reason.
    pub(in crate::policy) waivable: bool,
}

impl Lint {
    /// A diagnostic of this kind.
    pub(super) fn at(&self, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        match self.level {
            Level::Error => Diagnostic::error(self.code, path, message),
            Level::Warning => Diagnostic::warning(self.code, path, message),
        }
    }
}

/// `fault`: an error that no rule may waive. `lapse`: an error that a rule may
/// waive. `doubt`: a warning, which a rule may waive.
macro_rules! lints {
    ($($name:ident = $weight:ident $code:literal;)*) => {
        $(pub(in crate::policy) const $name: Lint = lints!(@ $weight $code);)*

        /// Every lint of meaning.
        pub(in crate::policy) const LINTS: &[Lint] = &[$($name),*];
    };
    (@ fault $code:literal) => { Lint { code: $code, level: Level::Error, waivable: false } };
    (@ lapse $code:literal) => { Lint { code: $code, level: Level::Error, waivable: true } };
    (@ doubt $code:literal) => { Lint { code: $code, level: Level::Warning, waivable: true } };
}

lints! {
    SCHEMA = fault "policy.schema";
    BAD_ID = fault "policy.bad-id";
    BAD_VERSION = fault "policy.bad-version";
    BAD_LOCALE = fault "policy.bad-locale";
    DUPLICATE_ID = fault "policy.duplicate-id";
    EMPTY_TEXT = fault "policy.empty-text";
    UNKNOWN_GROUND = fault "policy.unknown-ground";
    UNKNOWN_LIST = fault "policy.unknown-list";
    UNKNOWN_CATEGORY = fault "policy.unknown-category";
    UNKNOWN_KIND = fault "policy.unknown-kind";
    UNKNOWN_DETECTOR = fault "policy.unknown-detector";
    UNKNOWN_PARAM = fault "policy.unknown-param";
    NO_GROUND = fault "policy.no-ground";
    HOUSE_RULE_ADDRESS = fault "policy.house-rule-address";
    GROUND_DOES_NOT_COVER = fault "policy.ground-does-not-cover";
    AUTONOMY_CEILING = fault "policy.autonomy-ceiling";
    ACTION_CEILING = fault "policy.action-ceiling";
    INTERIM_CEILING = fault "policy.interim-ceiling";
    BAD_INTERIM = fault "policy.bad-interim";
    NO_PRESERVE = fault "policy.no-preserve";
    REFER_WHERE = fault "policy.refer-where";
    POSSIBLE_ACTS = fault "policy.possible-acts";
    BAD_EXCEPTION = fault "policy.bad-exception";
    BAD_SPAN = fault "policy.bad-span";
    TOO_DEEP = fault "policy.too-deep";
    NO_REASON_GIVEN = fault "policy.no-reason-given";
    MISSING_EXAMPLE = lapse "policy.missing-example";
    MISSING_MESSAGE = lapse "policy.missing-message";
    MESSAGE_NOT_TRANSLATED = doubt "policy.message-not-translated";
    NEEDLESS_INTERIM = doubt "policy.needless-interim";
    STANCE_OPEN = doubt "policy.stance-open";
    ALWAYS_TRUE = doubt "policy.always-true";
    NEVER_TRUE = doubt "policy.never-true";
    SHADOWED_RULE = doubt "policy.shadowed-rule";
    EXCEPTION_TOO_BROAD = doubt "policy.exception-too-broad";
    UNUSED_GROUND = doubt "policy.unused-ground";
    UNUSED_LIST = doubt "policy.unused-list";
    DUPLICATE_ENTRY = doubt "policy.duplicate-entry";
    GROUND_ADDRESS = doubt "policy.ground-address";
    GROUND_UNVERIFIED = doubt "policy.ground-unverified";
    GROUND_STALE = doubt "policy.ground-stale";
    GROUND_REPEALED = doubt "policy.ground-repealed";
    HIDDEN_CHARACTER = doubt "policy.hidden-character";
    NOTHING_SERVES = doubt "policy.nothing-serves";
    UNKNOWN_LINT = doubt "policy.unknown-lint";
    UNUSED_WAIVER = doubt "policy.unused-waiver";
}
