export { startGateway, type RunningGateway } from './gateway.js';
export { type GatewayConfig, gatewayConfigOf, gatewayVariables, type ServiceName } from './gateway.config.js';
