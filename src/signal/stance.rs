//! Whose words: reported, discussed, condemned, denied.

use super::Rule;
use super::around::{Around, is_listed};
use crate::finding::Target;
use crate::lexicon::Cues;
use crate::text::is_one_of;

/// The rule by which a hit is not the writer's own word, if there is one.
pub(super) fn of(around: &Around<'_>, target: Option<(Target, Rule)>) -> Option<Rule> {
    if is_word(around) || is_about(around) {
        return Some(Rule::Word);
    }
    if is_called(around) {
        return Some(Rule::Called);
    }
    if is_said(around) {
        return Some(Rule::Said);
    }
    if is_negated(around) || is_nobody(around) {
        return Some(Rule::Negated);
    }
    let aimed = matches!(target, Some((_, Rule::Possessive | Rule::Predicate | Rule::Like)));
    let condemned = around.sentence().any(|at| around.cues(at).intersects(Cues::CONDEMN));
    (condemned && !aimed).then_some(Rule::Condemned)
}

/// *ordet idiot*, *idiot är ett skällsord*, *idiot som skällsord*.
fn is_word(around: &Around<'_>) -> bool {
    let named = |at: usize| matches!(around.word(at), b"heter" | b"hette" | b"heta" | b"hetat");
    let left = around.before(2).any(|at| around.cues(at).intersects(Cues::WORD))
        || around.before(1).any(named);
    let frame = Cues::BE.with(Cues::LIKE);
    let told = around.after(7).find(|at| around.cues(*at).intersects(Cues::WORD));
    let right = around.right(1).intersects(frame) && told.is_some_and(|at| !is_for(around, at));
    left || right
}

/// *är ett milt ord för dig*: the word at `at` is given to someone.
pub(super) fn is_for(around: &Around<'_>, at: usize) -> bool {
    let someone = Cues::YOU.with(Cues::THIRD);
    matches!(around.word(at + 1), b"f\xC3\xB6r" | b"om" | b"p\xC3\xA5")
        && around.cues(at + 2).intersects(someone)
}

/// *kallade mig idiot*, but not *jag kallar dig idiot*.
fn is_called(around: &Around<'_>) -> bool {
    let before = around.before(6).find(|at| around.cues(*at).intersects(Cues::CALL));
    let after = around.after(3).find(|at| around.cues(*at).intersects(Cues::CALL));
    match before.or(after) {
        None => false,
        Some(call) => {
            let mine = Cues::ME.with(Cues::WE);
            let subject = call.checked_sub(1).is_some_and(|at| around.cues(at).intersects(mine));
            let reader = around.cues(call + 1).intersects(Cues::YOU);
            !(subject && reader)
        }
    }
}

/// What may stand between *jag* and what the writer says.
const MODALS: &str = "vill ville måste kan ska skulle bara får tänker bör också";

/// *hon skrek idiot*, *sa att jag är en idiot*: a verb of saying whose subject
/// is someone else than the writer or the reader.
fn is_said(around: &Around<'_>) -> bool {
    let direct = Cues::ME.with(Cues::WE).with(Cues::YOU);
    let say = around.before(7).find(|at| around.cues(*at).intersects(Cues::SAY));
    // `fick höra av en lärare i Nacka att han var en idiot`
    let that = around.before(7).find(|at| around.word(*at) == b"att");
    let far = || {
        let near = that?.saturating_sub(6)..that?;
        near.rev()
            .find(|at| around.sentence().contains(at) && around.cues(*at).intersects(Cues::SAY))
    };
    let say = say.or_else(far);
    // `skriver krönikor som en apa`: how it is said, not what.
    let simile = |say: usize| {
        let between = || say + 1..around.words().start;
        between().any(|at| around.cues(at).intersects(Cues::LIKE))
            && !between().any(|at| around.word(at) == b"att" || around.gap(at).contains(&b':'))
    };
    // `De tror de är gudar men är slaktare`: the rest is the writer's.
    let over = |say: usize| (say + 1..around.words().start).any(|at| around.word(at) == b"men");
    if let Some(say) = say.filter(|say| !simile(*say) && !is_aside(around, *say) && !over(*say)) {
        // `Jag vill bara säga att`, `man undrar om`
        let modal = |word: &[u8]| is_listed(word, MODALS);
        let mut verbs = (0..say).rev().take(4).skip_while(|at| modal(around.word(*at)));
        let subject = verbs.next().filter(|at| around.sentence().contains(at));
        if subject.is_some_and(|at| matches!(around.word(at), b"jag" | b"vi" | b"man")) {
            return false;
        }
        let near = say.saturating_sub(2)..say + 2;
        let mut subjects = near.filter(|at| *at != say && around.sentence().contains(at));
        // `killen bakom mig skrek att`
        let object =
            |at: usize| matches!(around.word(at), b"mig" | b"mej" | b"oss" | b"dig" | b"dej");
        return !subjects.any(|at| around.cues(at).intersects(direct) && !object(at));
    }
    // `..., skrek hon`
    let say = around.after(2).find(|at| around.cues(*at).intersects(Cues::SAY));
    say.is_some_and(|say| {
        let someone = Cues::THIRD.with(Cues::THEM).with(Cues::STAFF).with(Cues::PERSON);
        let told = around.cues(say + 1).intersects(someone) || around.is_name(say + 1);
        around.gap_behind().contains(&b',') && told
    })
}

/// Words that open a clause of its own, beside what the writer says.
const OPENERS: &[&str] =
    &["som", "om", "ifall", "när", "innan", "tills", "medan", "eftersom", "varje"];

/// Verbs of thought that are the writer's where no one else is named.
const THOUGHTS: &[&str] = &["undrar", "tror", "tycker", "tycks", "anser"];

/// *den som skrev det ska jag*, *om du skriver så igen kommer jag*, *undrar vad
/// du*: the verb tells who is meant, or on what condition, or has the writer as
/// its subject; what follows is not said by anyone else.
fn is_aside(around: &Around<'_>, say: usize) -> bool {
    let is = |list: &[&str], at: usize| is_one_of(around.word(at), list);
    let start = around.sentence().start;
    let others = Cues::THIRD.with(Cues::THEM).with(Cues::STAFF).with(Cues::PERSON);
    if say == start && is(THOUGHTS, say) && !around.cues(say + 1).intersects(others) {
        return true;
    }
    let opened = (start..say).rev().take(3).any(|at| is(OPENERS, at));
    let told = |at: usize| around.word(at) == b"att" || around.gap(at).contains(&b':');
    let end = around.words().start;
    let far = end > say + 3;
    opened && far && !(say..end).any(told)
}

/// Nouns that make a compound a word about hatred: *blattehatet*, *mongoskämt*.
/// Who writes them speaks of the word and calls no one by it.
const ABOUT: &str = "hat hatet skämt skämten skämtet ordet orden retorik retoriken mobbning \
    mobbningen stämpel stämpeln klotter klottret";

/// Whether the hit is the first part of a word about hatred or jokes; three
/// letters at least must stand before it.
fn is_about(around: &Around<'_>) -> bool {
    let word = around.words().next_back().map_or(&[][..], |at| around.word(at));
    let behind = |about: &str| word.len() > about.len() + 3 && word.ends_with(about.as_bytes());
    ABOUT.split(' ').any(behind)
}

/// *ingen här är en idiot*: nobody is said to be one. The word stands at most
/// three places before the verb, as *här* or *på jobbet* may part them.
fn is_nobody(around: &Around<'_>) -> bool {
    let be = around.before(4).find(|at| around.cues(*at).intersects(Cues::BE));
    let nobody = |at: usize| matches!(around.word(at), b"ingen" | b"inga" | b"varken");
    be.is_some_and(|be| {
        (be.saturating_sub(3)..be).any(|at| around.sentence().contains(&at) && nobody(at))
    })
}

/// *kan inte någon*, *varför inte*: what opens so is asked for, not denied.
fn is_plea(around: &Around<'_>, not: usize) -> bool {
    const ASKING: &[&[u8]] = &[b"kan", b"kunde", b"ska", b"vill", b"varf\xC3\xB6r"];
    let opens = not.checked_sub(1).filter(|at| *at == around.sentence().start);
    opens.is_some_and(|at| ASKING.contains(&around.word(at)))
}

/// *inte dum*, *ingen idiot*, *aldrig en idiot*; not *inte bara en idiot*.
fn is_negated(around: &Around<'_>) -> bool {
    let skip = Cues::ARTICLE.with(Cues::FILLER);
    for at in around.before(3) {
        let cues = around.cues(at);
        if cues.intersects(Cues::NEGATION) && is_plea(around, at) {
            return false;
        }
        if cues.intersects(Cues::NEGATION) {
            let only = around.word(at + 1) == b"bara" || around.word(at + 1) == b"ens";
            return !only;
        }
        if !cues.intersects(skip) {
            return false;
        }
    }
    false
}
