// Makes the icons for home screens from style/icon.svg: for a mask, the picture stands smaller on a ground without corners.
// usage: CHROMIUM=chromium node end2end/icons.mjs
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./house.mjs";

const style = join(dirname(dirname(fileURLToPath(import.meta.url))), "style");
const svg = readFileSync(join(style, "icon.svg"), "utf8");
const browser = await startBrowser();
for (const [name, size, share] of [["icon-192", 192, 1], ["icon-512", 512, 1], ["icon-maskable-512", 512, 0.75]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const ground = share < 1 ? "#3b3a8f" : "transparent";
  await page.setContent(`<style>body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${ground}; }
    svg { width: ${share * 100}vw; height: ${share * 100}vw; }</style>${svg}`);
  await page.screenshot({ path: join(style, `${name}.png`), omitBackground: true });
}
await browser.close();
