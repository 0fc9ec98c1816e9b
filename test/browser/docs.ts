/** The page at /docs in a real browser: it is opened, a token is entered, and a call is executed on the mock. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { buildApp, originOf } from '../../mock-server/app';

const places = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function main(): Promise<void> {
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) {
    console.error('No Chromium here: install it (Debian: apt-get install chromium) or name one in CHROMIUM.');
    process.exitCode = 2;
    return;
  }
  const app = await buildApp();
  await app.listen({ port: 0 });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    await tryOut(browser, originOf(app));
    console.log('1 passed, 0 failed');
  } catch (error) {
    console.error(error);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  } finally {
    await browser.close();
    await app.close();
  }
}

async function tryOut(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) faults.push(`asks ${request.url()}`);
  });
  await page.goto(`${origin}/docs`);
  await page.waitForSelector('.opblock');
  expect((await page.locator('.opblock').count()) === 7, 'seven actions are shown');
  await authorize(page, 'demo');

  const list = await opened(page, 'GetAllReferrals');
  await list.locator('tr[data-param-name="$filter"] input').fill("status eq 'New'");
  await list.locator('tr[data-param-name="$top"] input').fill('2');
  const body = await answer(list, '200');
  expect(/"status": "New"/.test(body), 'the list shows what was asked for');
  for (const operationId of [
    'PatchReferralById',
    'CreateDealRegistrationByReferralId',
    'PatchDealRegistrationByReferralId',
  ]) {
    const patch = await opened(page, operationId);
    await patch.locator('tr[data-param-name="id"] input').fill('nothing');
    const refusal = await answer(patch, '404');
    expect(/There is no referral nothing/.test(refusal), `${operationId} sends the id that was entered`);
  }
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });

  expect(faults.length === 0, faults.join('; '));
}

async function authorize(page: Page, token: string): Promise<void> {
  await page.locator('button.authorize').first().click();
  await page.locator('.modal-ux input').fill(token);
  await page.locator('.modal-ux button.authorize').click();
  await page.locator('.modal-ux button.btn-done').click();
}

async function opened(page: Page, operationId: string): Promise<Locator> {
  const operation = page.locator(`#operations-default-${operationId}`);
  await operation.locator('.opblock-summary').click();
  return operation;
}

/** Executes the call and gives the text of the reply. */
async function answer(operation: Locator, status: string): Promise<string> {
  await operation.locator('button.execute').click();
  const live = operation.locator('.live-responses-table .response');
  await live.waitFor();
  const text = await live.innerText();
  expect(text.startsWith(status), `${status} expected: ${text.slice(0, 200)}`);
  return text;
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

main();
