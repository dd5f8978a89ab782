//! Classifies where there is no operating system.
#![no_std]

extern crate alloc;

use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;

use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::Ruleset;

/// Memory that is never there: the crate is linked, not run.
struct NoMemory;

unsafe impl GlobalAlloc for NoMemory {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static MEMORY: NoMemory = NoMemory;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// Whether nothing is found in the text, under a policy made in code.
///
/// # Safety
/// `text` points to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn is_clean(text: *const u8, len: usize) -> bool {
    let bytes = unsafe { core::slice::from_raw_parts(text, len) };
    let Ok(text) = core::str::from_utf8(bytes) else { return false };
    let policy = Policy::new("test.downstream", "1.0.0");
    let built = Ruleset::builder(policy).detectors(omdome::detectors::standard()).build();
    built.is_ok_and(|ruleset| ruleset.classify(&Post::new(text)).is_clean())
}
