import { stopWithTheProcess } from '@redress/service-kit';
import { startAllInOne } from './all-in-one.js';

try {
  const all = await startAllInOne(process.env);
  stopWithTheProcess(() => all.stop());
} catch (fault) {
  process.stderr.write(`Redress cannot start. ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
}
