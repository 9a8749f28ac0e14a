// A wire between a phone and the server that can be cut, mended, slowed and taken to another server.
import net from "node:net";

/** Begins a wire to `url`; answers its own URL and what can be done to it. */
export async function startWire(url) {
  let target = new URL(url);
  let whole = true;
  let swallows = false;
  const ends = new Set();
  const drop = () => ends.forEach((end) => end.destroy());
  const server = net.createServer((phone) => {
    if (!whole) return phone.destroy();
    const house = net.connect(Number(target.port), target.hostname);
    for (const end of [phone, house]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => [phone, house].forEach((other) => (other.destroy(), ends.delete(other))));
    }
    let isBallot = false;
    phone.on("data", (bytes) => {
      isBallot = swallows && bytes.includes("POST /ballot");
      house.write(bytes);
    });
    house.on("data", (bytes) => (isBallot ? (whole = false, drop()) : phone.write(bytes)));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut() { whole = false; drop(); },
    /** The next ballot still arrives; the wire breaks before the phone hears the answer to it. */
    cutBeforeTheAnswer() { swallows = true; },
    mend() { whole = true; swallows = false; },
    to(other) { target = new URL(other); },
    stop() { drop(); server.close(); },
  };
}
