//! One line of input: a post as JSON.

use omdome::post::{Breach, Channel, Date, Media, Post};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
pub struct Line {
    #[serde(default, deserialize_with = "name")]
    pub id: Option<String>,
    pub text: String,
    #[serde(default, deserialize_with = "name")]
    pub author: Option<String>,
    #[serde(default, deserialize_with = "name")]
    pub thread: Option<String>,
    #[serde(default)]
    pub at: Option<f64>,
    #[serde(default)]
    pub today: Option<Date>,
    #[serde(default)]
    pub channel: Channel,
    #[serde(default)]
    pub media: Vec<String>,
    #[serde(default)]
    pub breaches: Option<Vec<Breach>>,
    #[serde(default)]
    pub locale: Option<String>,
    #[serde(default)]
    pub crisis: bool,
}

/// A name may be text or a number.
fn name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Name {
        Text(String),
        Number(serde_json::Number),
    }
    Ok(Option::<Name>::deserialize(from)?.map(|name| match name {
        Name::Text(text) => text,
        Name::Number(number) => number.to_string(),
    }))
}

impl Line {
    /// Reads one line; the error says what is wrong and where in the line.
    ///
    /// Serde's own message can quote the value at fault, which may be the text
    /// of a comment, so only its kind and place are passed on.
    pub fn parse(line: &str) -> Result<Line, String> {
        let line: Line = serde_json::from_str(line).map_err(|e| {
            let what = match e.classify() {
                serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
                    "not valid JSON".to_string()
                }
                _ if e.to_string().starts_with("missing field") => {
                    "no `text`: each line is an object with at least `text`".to_string()
                }
                _ => "a value has the wrong type (`text`, `id`, `author`, `thread` are text, `at` is \
                      seconds, `today` is YYYY-MM-DD, `media` is a list)"
                    .to_string(),
            };
            format!("column {}: {what}", e.column())
        })?;
        if let Some(unknown) = line.media.iter().find(|m| Media::from_name(m).is_none()) {
            return Err(format!("unknown medium `{unknown}`: use image, video or audio"));
        }
        Ok(line)
    }

    pub fn post(&self) -> Post<'_> {
        let media = self.media.iter().filter_map(|m| Media::from_name(m));
        let mut post = Post::new(&self.text)
            .channel(self.channel)
            .media(media.fold(Media::NONE, Media::with))
            .crisis(self.crisis);
        if let Some(id) = &self.id {
            post = post.reference(id);
        }
        if let Some(author) = &self.author {
            post = post.author(author);
        }
        if let Some(thread) = &self.thread {
            post = post.thread(thread);
        }
        if let Some(at) = self.at.filter(|at| at.is_finite()) {
            post = post.at_millis((at * 1000.0).round() as i64);
        }
        if let Some(today) = self.today {
            post = post.today(today);
        }
        if let Some(breaches) = &self.breaches {
            post = post.breaches(breaches);
        }
        if let Some(locale) = &self.locale {
            post = post.locale(locale);
        }
        post
    }
}
