//! The parameters of a call: query string, urlencoded form, multipart or JSON, all text in the end.

use std::collections::BTreeMap;

use axum::{
    Form, RequestExt,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, FromRequest, Multipart, Query},
    http::{HeaderMap, Method, Request, Uri, header::CONTENT_TYPE},
};
use serde_json::{Map, Value, json};

/// A file that came with a call.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
}

/// What a call was given.
#[derive(Debug, Default)]
pub(super) struct Params {
    fields: BTreeMap<String, String>,
    files: BTreeMap<String, Upload>,
    /// The parameters as received, for the recording.
    pub(super) received: Map<String, Value>,
}

impl Params {
    /// Decodes a request.
    ///
    /// # Errors
    /// Why the body can't be read.
    pub(super) async fn decode(uri: &Uri, headers: &HeaderMap, body: Bytes) -> Result<Self, String> {
        let mut params = Self::default();
        let query = Query::<Vec<(String, String)>>::try_from_uri(uri).map_err(|problem| problem.to_string())?;
        params.add_text(query.0);
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = content_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        match kind.as_str() {
            "application/json" if !body.is_empty() => params.add_json(&body)?,
            "application/x-www-form-urlencoded" | "multipart/form-data" => {
                let request = Request::builder().method(Method::POST).header(CONTENT_TYPE, content_type);
                let mut request = request.body(Body::from(body)).map_err(|problem| problem.to_string())?;
                // The body is here already, and was measured where it was read.
                DefaultBodyLimit::disable().apply(&mut request);
                if kind == "multipart/form-data" {
                    params.add_multipart(request).await?;
                } else {
                    let form = request.extract::<Form<Vec<(String, String)>>, _>().await.map_err(|problem| problem.to_string())?;
                    params.add_text(form.0);
                }
            }
            _ => {}
        }
        Ok(params)
    }

    fn add_text(&mut self, pairs: Vec<(String, String)>) {
        for (name, value) in pairs {
            self.received.insert(name.clone(), Value::String(value.clone()));
            self.fields.insert(name, value);
        }
    }

    fn add_json(&mut self, body: &[u8]) -> Result<(), String> {
        let decoded: Value = serde_json::from_slice(body).map_err(|problem| problem.to_string())?;
        let Value::Object(object) = decoded else { return Err("an object was expected".to_owned()) };
        for (name, value) in object {
            let text = match &value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            self.fields.insert(name.clone(), text);
            self.received.insert(name, value);
        }
        Ok(())
    }

    async fn add_multipart(&mut self, request: Request<Body>) -> Result<(), String> {
        let mut parts = Multipart::from_request(request, &()).await.map_err(|problem| problem.to_string())?;
        while let Some(part) = parts.next_field().await.map_err(|problem| problem.to_string())? {
            let field = part.name().unwrap_or_default().to_owned();
            let Some(name) = part.file_name().map(str::to_owned) else {
                let text = part.text().await.map_err(|problem| problem.to_string())?;
                self.add_text(vec![(field, text)]);
                continue;
            };
            let mime = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = part.bytes().await.map_err(|problem| problem.to_string())?;
            let described = json!({ "__file__": { "name": name, "size": bytes.len(), "mime": mime } });
            self.received.insert(field.clone(), described);
            self.files.insert(field, Upload { name, mime, bytes });
        }
        Ok(())
    }

    /// A parameter as text; empty if it was not given.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// Takes a parameter out, as if it had not been given; empty if it was not.
    pub(super) fn take(&mut self, name: &str) -> String {
        self.received.remove(name);
        self.fields.remove(name).unwrap_or_default()
    }

    /// Whether it was given at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// A number, or `default` if it is none, kept within `range`.
    pub(super) fn int(&self, name: &str, default: i64, range: std::ops::RangeInclusive<i64>) -> i64 {
        let value = self.get(name).trim().parse().unwrap_or(default);
        value.clamp(*range.start(), *range.end())
    }

    /// A switch.
    pub(super) fn flag(&self, name: &str) -> bool {
        matches!(self.get(name).to_lowercase().as_str(), "true" | "yes" | "1")
    }

    /// The upload that a file parameter holds or points to with `attach://`.
    pub(super) fn upload(&self, name: &str) -> Option<&Upload> {
        self.files.get(name).or_else(|| self.files.get(self.get(name).strip_prefix("attach://")?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn decode(path: &str, content_type: &str, body: &str) -> Params {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
        Params::decode(&path.parse().unwrap(), &headers, Bytes::copy_from_slice(body.as_bytes())).await.unwrap()
    }

    #[tokio::test]
    async fn every_way_of_sending_gives_the_same_text() {
        let json = decode("/", "application/json", r#"{"a":5,"b":true,"c":null,"d":{"x":[1]}}"#).await;
        let form = decode("/?a=5", "application/x-www-form-urlencoded", "b=true&c=null&d=%7B%22x%22%3A%5B1%5D%7D").await;
        for params in [json, form] {
            assert_eq!(["a", "b", "c", "d"].map(|name| params.get(name)), ["5", "true", "null", r#"{"x":[1]}"#]);
        }
    }

    #[tokio::test]
    async fn an_upload_is_found_by_its_pointer_and_recorded_without_its_bytes() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\nattach://p\r\n--x\r\nContent-Disposition: \
                    form-data; name=\"p\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--\r\n";
        let params = decode("/", "multipart/form-data; boundary=x", body).await;
        assert_eq!(params.upload("photo").unwrap().bytes, "PNG");
        assert_eq!(params.received["p"], json!({ "__file__": { "name": "a.png", "size": 3, "mime": "image/png" } }));
    }
}
