import { spawnSync } from 'node:child_process';

/**
 * A Python with the validator of bags that others wrote (https://pypi.org/project/bagit). `ANNEXA_PYTHON` names it;
 * else it is looked for where CI puts it, and on the PATH.
 */
export const bagPython = [process.env['ANNEXA_PYTHON'], '/opt/annexa-python/bin/python', 'python3']
  .filter((python): python is string => python !== undefined && python !== '')
  .find((python) => spawnSync(python, ['-c', 'import bagit']).status === 0);

/** In CI the test runs, and fails, where the validator is missing. */
export const isValidating = bagPython !== undefined || process.env['CI'] === 'true';
if (!isValidating)
  console.warn('SKIPPED: no Python with bagit was found, so packages were not validated by it (set ANNEXA_PYTHON).');
