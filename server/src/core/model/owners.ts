// Who owns an item: its own field or mark, its parent, its section, the page; a crowd is a group and `TBD` nobody.

import type { LocatedField } from './document.js'
import type { Draft } from './draft.js'
import { isNobody } from './reading.js'
import type { Owner } from './types.js'

const ownerKeys: readonly string[] = ['owner', 'creator', 'decider', 'lead']

/** The effective owner, nearest first. `parent` is the owner of the parent item. */
export function ownerOf(draft: Draft, parent: Owner | null, page: Owner | null): Owner | null {
  const field = draft.fields.find(({ key, value }) => ownerKeys.includes(key) && !isNobody(value))
  if (field) return named(field.value, 'own')
  const cue = draft.reading?.owner
  if (cue && !isNobody(cue.name)) return named(cue.name, 'own')
  const team = draft.fields.find(({ key, value }) => key === 'team' && !isNobody(value))
  if (team) return { name: clean(team.value), role: 'team', from: 'own' }
  if (parent) return { ...parent, from: 'parent' }
  for (const { item, fields, role } of [...draft.sections].reverse()) {
    const said = [...(item && item !== draft ? item.fields : []), ...fields].find(isOwner)
    if (said) return named(said.value, 'section')
    if (role.person) return { name: role.person.name, role: role.person.team ? 'team' : 'person', from: 'section' }
  }
  return page
}

/** The owner a page names for itself in its front matter or above its first section. */
export function pageOwnerOf(fields: readonly LocatedField[]): Owner | null {
  const said = fields.find(isOwner) ?? fields.find(({ key, value }) => key === 'team' && !isNobody(value))
  if (!said) return null
  return said.key === 'team' ? { name: clean(said.value), role: 'team', from: 'page' } : named(said.value, 'page')
}

const isOwner = ({ key, value }: LocatedField): boolean => key === 'owner' && !isNobody(value)

const named = (name: string, from: Owner['from']): Owner => ({ name: clean(name), role: roleOfOwner(name), from })

const clean = (name: string): string =>
  name
    .trim()
    .replace(/^@/, '')
    .replace(/[\s.,;]+$/, '')

/** A crowd is nobody in particular. */
const crowd =
  /^(?:everyone|everybody|all|all of us|we|us|anyone|anybody|(?:the )?(?:whole|entire) (?:team|company)|the (?:team|company|group)|all (?:teams|hands|staff))$/i
const teamWord = /\b(?:teams?|squad|guild|chapter|department|group|committee|board|office|sig|wg|crew|pod|tribe)\b/i

function roleOfOwner(name: string): Owner['role'] {
  return crowd.test(name.trim()) ? 'group' : teamWord.test(name) ? 'team' : 'person'
}
