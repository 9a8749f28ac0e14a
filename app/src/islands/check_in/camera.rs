//! The desk's camera: its pictures are read for the code of a card, here in the browser; none of them leaves it.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{JSON, Object, Reflect};
use leptos::prelude::{IntervalHandle, document, set_interval_with_handle, window};
use rqrr::PreparedImage;
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

/// How often a picture is read.
const PAUSE: Duration = Duration::from_millis(150);
/// The longer side of a picture as it is read, in pixels: enough for a card at arm's length.
const LONGEST_SIDE: f64 = 640.0;
/// A card that stays before the camera is read once; to be read again it must be missing in so many pictures in a row, for
/// not every picture of a card can be read.
const GONE: u32 = 12;
/// From a picture so much of which has arrived that it can be drawn.
const HAS_PICTURE: u16 = 2;
/// The camera at the back, where there is one.
const WISHES: &str = r#"{"video":{"facingMode":"environment","width":{"ideal":1280}},"audio":false}"#;

thread_local! {
    static CAMERA: RefCell<Option<Camera>> = const { RefCell::new(None) };
}

/// A camera that is on. Dropping it turns it off.
struct Camera {
    video: HtmlVideoElement,
    stream: Option<MediaStream>,
    ticking: Option<IntervalHandle>,
}

impl Drop for Camera {
    fn drop(&mut self) {
        if let Some(ticking) = &self.ticking {
            ticking.clear();
        }
        if let Some(stream) = &self.stream {
            for track in stream.get_tracks() {
                track.unchecked_into::<MediaStreamTrack>().stop();
            }
        }
        self.video.set_src_object(None);
    }
}

/// Turns the camera off.
pub fn stop() {
    CAMERA.take();
}

/// Turns the camera on and shows what it sees in `video`. `read` gets what stands in each code that comes before it;
/// `failed` is called if there is no camera or it is not allowed.
pub fn start(video: &HtmlVideoElement, read: impl Fn(String) + 'static, failed: impl Fn() + Clone + 'static) {
    CAMERA.set(Some(Camera { video: video.clone(), stream: None, ticking: None }));
    let asked = (|| {
        let wishes: MediaStreamConstraints = JSON::parse(WISHES)?.unchecked_into();
        window().navigator().media_devices()?.get_user_media_with_constraints(&wishes)
    })();
    let Ok(asked) = asked else { return failed() };
    let refused = failed.clone();
    let given = Closure::once_into_js(move |stream: JsValue| {
        let stream: MediaStream = stream.unchecked_into();
        if watch(stream, read).is_none() {
            stop();
            failed();
        }
    });
    let refused = Closure::once_into_js(move |_: JsValue| {
        stop();
        refused();
    });
    let then: Result<js_sys::Function, _> =
        Reflect::get(&asked, &"then".into()).map(|then| then.unchecked_into::<js_sys::Function>());
    if let Ok(then) = then {
        let _ = then.call2(&asked, &given, &refused);
    }
}

/// Begins to read the pictures of a stream; nothing if that cannot be.
fn watch(stream: MediaStream, read: impl Fn(String) + 'static) -> Option<()> {
    let video = CAMERA.with_borrow(|camera| camera.as_ref().map(|camera| camera.video.clone()));
    let Some(video) = video else {
        // Turned off before it was allowed.
        drop(Camera {
            video: document().create_element("video").ok()?.unchecked_into(),
            stream: Some(stream),
            ticking: None,
        });
        return Some(());
    };
    video.set_src_object(Some(&stream));
    let _ = video.play();
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let options = Object::new();
    let _ = Reflect::set(&options, &"willReadFrequently".into(), &true.into());
    let context = canvas.get_context_with_context_options("2d", &options).ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let (seen, missed) = (RefCell::new(String::new()), Cell::new(0));
    let look = move || {
        let Some(picture) = picture(&video, &canvas, &context) else { return };
        match code_in(&picture) {
            None => missed.set(missed.get() + 1),
            Some(text) => {
                let was_gone = missed.replace(0) >= GONE;
                if seen.replace(text.clone()) != text || was_gone {
                    read(text);
                }
            }
        }
    };
    let ticking = set_interval_with_handle(look, PAUSE).ok()?;
    CAMERA.with_borrow_mut(|camera| {
        if let Some(camera) = camera {
            camera.stream = Some(stream);
            camera.ticking = Some(ticking);
        }
    });
    Some(())
}

/// A picture: its width, and four bytes for each of its points.
struct Picture {
    width: usize,
    points: Vec<u8>,
}

fn picture(
    video: &HtmlVideoElement,
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
) -> Option<Picture> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    if video.ready_state() < HAS_PICTURE || width < 1.0 || height < 1.0 {
        return None;
    }
    let scale = (LONGEST_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).floor(), (height * scale).floor());
    if f64::from(canvas.width()) != width || f64::from(canvas.height()) != height {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height).ok()?;
    let points = context.get_image_data(0.0, 0.0, width, height).ok()?.data().0;
    Some(Picture { width: width as usize, points })
}

/// What stands in the code in a picture, if there is one that can be read.
fn code_in(picture: &Picture) -> Option<String> {
    let Picture { width, points } = picture;
    let height = points.len() / 4 / width;
    let grey = |x: usize, y: usize| {
        let at = (y * width + x) * 4;
        let [red, green, blue] = [0, 1, 2].map(|colour| u32::from(points[at + colour]));
        ((red * 77 + green * 150 + blue * 29) >> 8) as u8
    };
    let mut image = PreparedImage::prepare_from_greyscale(*width, height, grey);
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
