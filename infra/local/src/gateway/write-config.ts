import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderTemplate } from './render-template';
import { type GatewaySettings, templateValues } from './settings';

/** The one template, four folders up from both `src/gateway` and `dist/gateway`. */
const TEMPLATES = resolve(__dirname, '../../../nginx');

/** Renders the template and its snippets into `prefix`, with the folders that NGINX writes to. */
export function writeGatewayConfig(prefix: string, settings: GatewaySettings): void {
  for (const folder of ['snippets', 'logs', 'tmp']) mkdirSync(join(prefix, folder), { recursive: true });
  const values = templateValues(settings);
  render('nginx.conf.template', join(prefix, 'nginx.conf'), values);
  for (const name of readdirSync(join(TEMPLATES, 'snippets'))) {
    render(join('snippets', name), join(prefix, 'snippets', name), values);
  }
}

function render(template: string, target: string, values: Record<string, string>): void {
  writeFileSync(target, renderTemplate(readFileSync(join(TEMPLATES, template), 'utf8'), values));
}
