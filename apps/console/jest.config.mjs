import preset from '../../jest.preset.mjs';

const { moduleNameMapper, ...config } = preset(import.meta.url);

export default { ...config, moduleNameMapper: { ...moduleNameMapper, '\\.css$': '<rootDir>/src/given/no-style.ts' } };
