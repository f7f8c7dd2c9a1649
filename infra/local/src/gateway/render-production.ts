import { productionSettings } from './production-settings';
import { writeGatewayConfig } from './write-config';

// `node infra/local/dist/gateway/render-production.js PREFIX`: the same template, for a server. Used by infra/deploy.
const prefix = process.argv[2];
if (!prefix) throw new Error('Usage: render-production PREFIX (settings come from GATEWAY_* variables)');
writeGatewayConfig(prefix, productionSettings(process.env));
