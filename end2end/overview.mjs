// Makes the picture of the README from the screenshots of the last run: phone, chair and hall side by side.
// usage: node end2end/overview.mjs
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pictures, startBrowser } from "./house.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const image = (name) => `data:image/png;base64,${readFileSync(join(pictures, `${name}.png`)).toString("base64")}`;
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1560, height: 560 } });
await page.setContent(`<style>
  body { margin: 0; padding: 24px; display: flex; gap: 24px; align-items: center; background: #e7e3d9; }
  img { border-radius: 8px; box-shadow: 0 2px 12px #0003; display: block; }
</style>
<img src="${image("phone-ballot")}" height="512">
<img src="${image("chair-open")}" height="330">
<img src="${image("hall-result")}" height="330">`);
await page.screenshot({ path: join(root, "docs/handbook/overview.png") });
await browser.close();
