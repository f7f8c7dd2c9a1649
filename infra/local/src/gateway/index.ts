export { startGateway, stopGateway, type Gateway, type GatewayInstance } from './local-gateway';
export { certificateFiles, ensureCertificate, type CertificateFiles } from './certificate';
export { PRODUCTION_LIMITS, UNHINDERED_LIMITS, type GatewayLimits } from './limits';
