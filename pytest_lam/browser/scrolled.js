// Calls back when nothing has scrolled for a few frames: a turned wheel is answered by an animation.

const STILL = 4; // Frames without a scroll: the first comes within two of the wheel's turn.
const LONGEST = 120; // Frames, two seconds: what scrolls on for ever is not waited for.

function main(done) {
  let still = 0;
  let frames = 0;
  const moved = () => {
    still = 0;
  };
  document.addEventListener("scroll", moved, { capture: true, passive: true });
  const look = () => {
    still += 1;
    frames += 1;
    if (still < STILL && frames < LONGEST) requestAnimationFrame(look);
    else {
      document.removeEventListener("scroll", moved, { capture: true });
      done();
    }
  };
  requestAnimationFrame(look);
}
