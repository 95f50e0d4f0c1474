import { hexOf } from '../organisation/random.ts';
import type { ClassicProtection, Repository } from '../organisation/repository.ts';
import { matchesPattern } from '../organisation/rulesets.ts';

/** The branches of a repository, the default one first. An empty repository has none. */
export function branchesOf(repository: Repository): readonly string[] {
  return repository.empty ? [] : [repository.defaultBranch, ...repository.releaseBranches];
}

export function headOf(repository: Repository, branch: string): string {
  return hexOf(40, 'branch', repository.id, branch);
}

/** The classic rule that governs a branch: an exact name wins over patterns, then the first in order. */
export function classicOn(repository: Repository, branch: string): ClassicProtection | null {
  const exact = repository.classic.find((rule) => rule.pattern === branch);
  return exact ?? repository.classic.find((rule) => matchesPattern(rule.pattern, branch)) ?? null;
}
