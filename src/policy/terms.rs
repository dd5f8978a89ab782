//! The closed words of rules: what to do, how freely, and what else is due.

use serde::{Deserialize, Serialize};

use crate::category::words;

words! {
    /// What is done with a post. The strictest reason wins.
    ///
    /// ```
    /// use omdome::policy::Action;
    ///
    /// assert!(Action::Allow < Action::Review && Action::Hide < Action::Remove);
    /// ```
    Action {
        /// Leave it.
        Allow = "allow",
        /// Put it before a human.
        Review = "review",
        /// Hide it, which can be undone.
        Hide = "hide",
        /// Take it away in the channel; the authority keeps its copy.
        Remove = "remove",
    }
}

words! {
    /// How freely a machine may act on a rule; the greater, the freer.
    ///
    /// An appealable decision of a board may not be left to a machine
    /// (kommunallagen 6:38), so `Auto` only ever covers a step that can be
    /// undone.
    Autonomy {
        /// Text cannot show it: a machine may not even propose more than a look.
        Never = "never",
        /// A machine may propose, a human decides.
        Human = "human",
        /// A reversible step may be taken unattended.
        Auto = "auto",
    }
}

words! {
    /// How binding an obligation is; the greater, the more.
    Duty {
        /// Permitted.
        May = "may",
        /// Advised.
        Should = "should",
        /// Required.
        Must = "must",
    }
}

words! {
    /// By when an obligation must be met.
    Before {
        /// Before the action is taken.
        Action = "action",
    }
}

words! {
    /// What must, should or may be done beside the action: a closed list.
    ObligationKind {
        /// Keep a copy (arkivlagen; TF 2 ch.).
        Preserve = "preserve",
        /// Register or keep in order (OSL 5:1).
        Register = "register",
        /// Purging is permitted under a disposal decision that the caller names.
        MayPurge = "may_purge",
        /// Cover personal data in what is shown.
        Redact = "redact",
        /// Tell the author what was done and why.
        NotifyAuthor = "notify_author",
        /// A human considers whether an offence was committed.
        AssessOffence = "assess_offence",
        /// Report to the police.
        ReportPolice = "report_police",
        /// Report to the platform.
        ReportPlatform = "report_platform",
        /// Break off and go on in a channel that keeps secrecy.
        MoveToCaseHandling = "move_to_case_handling",
        /// Point to the right place; the parameter `to` names it.
        Refer = "refer",
        /// Answer the question.
        Answer = "answer",
        /// Correct what is wrong, with sources.
        Rebut = "rebut",
        /// Tell the employer of someone who was attacked at work.
        InformEmployer = "inform_employer",
        /// A human considers blocking the author, for a time.
        ConsiderBlock = "consider_block",
        /// Make no copy: holding one may be an offence (BrB 16:10 a). Overrides
        /// `preserve`.
        DoNotCopy = "do_not_copy",
    }
}

words! {
    /// Whether a rule acts.
    Mode {
        /// It only shows what it would have done.
        Shadow = "shadow",
        /// It acts.
        Enforce = "enforce",
    }
}

words! {
    /// What kind of text a rule rests on.
    GroundKind {
        /// The body's own published rule.
        HouseRule = "house_rule",
        /// Law or ordinance.
        Statute = "statute",
        /// An authority's guideline.
        Guideline = "guideline",
        /// The terms of the platform.
        PlatformTerms = "platform_terms",
    }
}

words! {
    /// How well the wording of a ground is known.
    GroundStatus {
        /// No longer in force.
        Repealed = "repealed",
        /// Cited from elsewhere; the wording was not read.
        Unverified = "unverified",
        /// The wording was read on the day in `checked`.
        Verified = "verified",
    }
}

words! {
    /// What an example must do.
    Expect {
        /// The rule must give no reason.
        NoMatch = "no_match",
        /// The rule must give a reason.
        Match = "match",
    }
}

words! {
    /// Something a post carries beside its text.
    Medium {
        /// A still picture.
        Image = "image",
        /// Moving pictures.
        Video = "video",
        /// Sound.
        Audio = "audio",
    }
}

words! {
    /// A part of a post that may be left unassessed.
    Part {
        /// The text, or some of it.
        Text = "text",
        /// Still pictures.
        Image = "image",
        /// Moving pictures.
        Video = "video",
        /// Sound.
        Audio = "audio",
    }
}

words! {
    /// How reasons become one action.
    Combine {
        /// The strictest reason wins.
        MostRestrictive = "most_restrictive",
    }
}

impl Medium {
    /// As a set of media.
    pub const fn media(self) -> crate::post::Media {
        match self {
            Medium::Image => crate::post::Media::IMAGE,
            Medium::Video => crate::post::Media::VIDEO,
            Medium::Audio => crate::post::Media::AUDIO,
        }
    }
}
