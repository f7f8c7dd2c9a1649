import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderTemplate } from './render-template';
import { type GatewaySettings, signingKeys, templateValues } from './settings';

/** The one template, four folders up from both `src/gateway` and `dist/gateway`. */
const TEMPLATES = resolve(__dirname, '../../../nginx');

/**
 * Renders the template and its snippets into `prefix`, with the script that judges tokens, the keys it judges by, and the folders that
 * NGINX writes to. Some of it is secret, so all of it is for the account alone that starts NGINX.
 */
export function writeGatewayConfig(prefix: string, settings: GatewaySettings): void {
  for (const folder of ['snippets', 'njs', 'logs', 'tmp'])
    mkdirSync(join(prefix, folder), { recursive: true });
  const values = templateValues(settings);
  render('nginx.conf.template', join(prefix, 'nginx.conf'), values);
  for (const name of readdirSync(join(TEMPLATES, 'snippets'))) {
    render(join('snippets', name), join(prefix, 'snippets', name), values);
  }
  for (const name of readdirSync(join(TEMPLATES, 'njs')))
    copyFileSync(join(TEMPLATES, 'njs', name), join(prefix, 'njs', name));
  writePrivate(join(prefix, 'signing-keys.json'), JSON.stringify(signingKeys(settings.secrets)));
}

function render(template: string, target: string, values: Record<string, string>): void {
  writePrivate(target, renderTemplate(readFileSync(join(TEMPLATES, template), 'utf8'), values));
}

function writePrivate(file: string, content: string): void {
  writeFileSync(file, content, { mode: 0o600 });
  // The mode above only counts for a new file.
  chmodSync(file, 0o600);
}
