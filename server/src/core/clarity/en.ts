// English cues for the clarity judgement, curated by what they do to decidability; data only, so that a second language is a second file.

import type { LanguagePack } from './language.js'

const list = (text: string): readonly string[] => text.trim().split(/\s*[,\n]\s*/)

export const en: LanguagePack = {
  language: 'en',
  verbs: {
    finishing: list(`
      ship, bump, publish, launch, release, roll out, deliver, deploy, migrate, move, port, rename, replace, remove, drop, deprecate
      retire, decommission, archive, delete, erase, add, introduce, implement, write, draft, document, define, specify, submit, merge
      land, fix, sign, obtain, certify, approve, ratify, adopt, appoint, elect, nominate, hire, recruit, register, install, configure
      provision, prototype, finish, complete, finalise, finalize, close, announce, record, choose, decide, select, pick, switch, convert
      transfer, hand over, hand off, settle, file, patent, order, buy, purchase, acquire, sell, lease, rent, win back, award, pay
      invoice, refund, print, mail, send, send out, distribute, digitise, digitize, scan, translate, localise, localize, rotate, revoke
      renew, cancel, terminate, split, centralise, centralize, relocate, open, reopen, shut down, turn off, turn on, switch on
      switch off, sunset, phase out, bring back, restore, repair, rebuild, renovate, demolish, plant, harvest, vaccinate, enrol, enroll
      graduate, accredit, audit, qualify, tag, label, post, demo, onboard, sign off, sign up, sign on, conclude, fill, staff, set up
      get rid of, work out, put in place, stand up, bring live, go live, wire up, hook up, cut over, rewrite, extract, inline, swap, undo, revert
      ban, forbid, prohibit, map out, write up, catalogue, catalog, inventory, survey, poll, name, assign, agree on, agree, commission
      form, found, incorporate, create, conduct, schedule, book, invite, kick off, sponsor, license, trademark, insure, lay off
      outsource, insource, exchange, eliminate, produce, issue, receive, collect, open-source, resume, interview, screen, separate, determine
      negotiate, confirm, fund, activate, deactivate
    `),
    making: list(`
      build, build out, build up, bootstrap, develop, design, establish, update, refactor, redesign, automate, integrate, unify, standardise
      standardize, identify, review, plan, run, organise, organize, execute, formalise, formalize, map, test, train, shape, craft
      compile, model, consult, generate, source, harmonise, harmonize, clarify, align, extend, pilot, trial, link, connect, host, expose
      restrict, disable, sync, mirror, import, export, redirect, backfill, inject, validate, enforce, encrypt, prune, block, isolate
      detect, verify, trigger, cache, persist, upgrade, change, present, begin, stage, parse, stream, fetch, encode, decode, bundle
      mount, query, wrap, bridge, demonstrate, visualise, visualize, hook, simulate, benchmark, profile, instrument, propose, outline, return, emit, accept, pass, perform
      arbitrate, expire, surface, wire, tie, feed, set, put, prove, bring, treat, store, index, compute, classify, sort, rank
    `),
    renewing: list(`
      stabilise, stabilize, restructure, reorganise, reorganize, revamp, rework, revise, refresh, overhaul, clean up, tidy up
    `),
    serving: list(`
      enable, allow, provide, respond, solve, secure, offer, facilitate, let, give, serve, protect, equip, supply, meet, uphold, cover
      unblock, unlock, resolve, avoid, prevent, answer, safeguard, cater, deal with, fulfil, fulfill, respond to, cater for, help with
      track, measure, show, abide by, adhere to, comply with, conform to
    `),
    tending: list(`support, manage, address, balance, ease, prepare, look after, take care of, care for, consolidate, handle`),
    assuring: list(`ensure, make sure, guarantee, assure, see to it`),
    raising: list(`
      increase, grow, raise, expand, boost, maximise, maximize, scale, lift, extend reach, ramp up, step up, scale up, bring up, broaden
      widen, accelerate, speed up
    `),
    lowering: list(`
      reduce, decrease, lower, cut, minimise, minimize, shrink, lessen, diminish, curb, slash, trim, bring down, cut down, scale down
      drive down, limit, shorten, slim down, cut back
    `),
    shifting: list(`
      improve, enhance, optimise, optimize, strengthen, streamline, simplify, deepen, evolve, advance, mature, modernise, modernize
      diversify, iterate, refine, tighten, solidify, sharpen, elevate, enrich, professionalise, professionalize, harden, polish, upskill
      transform, reinforce, rationalise, rationalize, revitalise, revitalize, decentralise, decentralize, perfect, upgrade skills
      level up, uplift, intensify, bolster, fortify, consolidate our position, smooth, speed
    `),
    ongoing: list(`
      explore, investigate, evaluate, assess, discover, find out, figure out, engage, collaborate, work on, work with, work towards, work toward, drive, promote, foster
      encourage, assist, contribute, contribute to, focus, focus on, tackle, coordinate, consider, advocate, empower, leverage
      participate, learn, learn about, understand, communicate, monitor, discuss, push, push for, strive, strive for, lay the foundation
      lay foundation, liaise, brainstorm, look into, look at, invest, invest in, delight, inspire, nurture, attract
      resonate, embrace, champion, cultivate, position, evangelise, nail, unleash, embody, research, study, analyse, analyze, examine
      observe, experiment, experiment with, partner, partner with, connect with, cooperate, interact, reach out, network, share, listen
      listen to, raise awareness, raise our profile, celebrate, motivate, excite, nudge, spread, build momentum, prioritise, prioritize
      strategise, strategize, keep up to date, conceptualise, conceptualize, envision, ideate, dig into, dive into, seek, pursue, aim
      aim for, try, aspire, move towards, move toward, move closer, bring closer, keep improving, rethink, reimagine, reconsider
      think about, care about, influence, stimulate, campaign for, lobby, lobby for, mentor, coach, educate, teach, guide, shepherd
      act as, affect, serve as, socialise, socialize, deal, value, respect, appreciate, love, play, cope, adapt, adapt to, react, react to
      respond to needs, suggest, help out, mobilise, mobilize, orchestrate, curate, safeguard the future, take advantage, capitalise on
      capitalize on, harness, utilise, utilize, gather, collect feedback, solicit, solicit feedback, keep an eye
      watch, follow, scope, contribute towards, execute on, make progress, progress, put effort, spread the word, tell, talk about
      talk to, voice, fulfil requests, work, lead, steer, use, help, prepare to, push to, democratise, democratize, hear, evangelize
    `),
    keeping: list(`
      maintain, continue, keep, sustain, preserve, retain, remain, stay, uphold our values, carry on, keep up, hold on to, go on
    `),
    attaining: list(`achieve, reach, attain, earn, gain, win, realise, realize`),
    being: list(`become, be, thrive, succeed, excel, feel, establish ourselves, secure our position, turn into`),
    causing: list(`make, render`),
    holding: list(`have, do, find, see, get, look, sound, take, hold`),
    behaving: list(`
      click, mention, say, visit, reflect, behave, recommend, refer, come back, notice, enjoy, want, prefer, trust, thank, praise, attend
      join, agree that, believe, know, know about, know how
    `),
  },
  forms: {
    build: ['built'],
    rebuild: ['rebuilt'],
    write: ['wrote', 'written'],
    rewrite: ['rewrote', 'rewritten'],
    cut: ['cut', 'cutting'],
    put: ['put', 'putting'],
    set: ['set', 'setting'],
    run: ['ran', 'running'],
    hold: ['held'],
    lead: ['led'],
    teach: ['taught'],
    grow: ['grew', 'grown'],
    buy: ['bought'],
    sell: ['sold'],
    send: ['sent'],
    lay: ['laid'],
    choose: ['chose', 'chosen'],
    pay: ['paid'],
    bring: ['brought'],
    keep: ['kept'],
    get: ['got', 'getting'],
    win: ['won', 'winning'],
    have: ['had'],
    make: ['made'],
    become: ['became'],
    be: ['been', 'being'],
    find: ['found'],
    drive: ['drove', 'driven'],
    seek: ['sought'],
    give: ['gave', 'given'],
    spread: ['spread', 'spreading'],
    tell: ['told'],
    let: ['let', 'letting'],
    split: ['split', 'splitting'],
    ship: ['shipped', 'shipping'],
    drop: ['dropped', 'dropping'],
    map: ['mapped', 'mapping'],
    open: ['opened', 'opening'],
    offer: ['offered', 'offering'],
    deliver: ['delivered', 'delivering'],
    lower: ['lowered', 'lowering'],
    answer: ['answered', 'answering'],
    monitor: ['monitored', 'monitoring'],
    consider: ['considered', 'considering'],
    broaden: ['broadened', 'broadening'],
    foster: ['fostered', 'fostering'],
    limit: ['limited', 'limiting'],
    develop: ['developed', 'developing'],
    swap: ['swapped', 'swapping'],
    plan: ['planned', 'planning'],
    scan: ['scanned', 'scanning'],
    ban: ['banned', 'banning'],
    tag: ['tagged', 'tagging'],
    equip: ['equipped', 'equipping'],
    submit: ['submitted', 'submitting'],
    shut: ['shut', 'shutting'],
    trim: ['trimmed', 'trimming'],
    stand: ['stood'],
    understand: ['understood'],
    meet: ['met'],
    refer: ['referred', 'referring'],
    enrol: ['enrolled', 'enrolling'],
    sign: ['signed', 'signing'],
    train: ['trained', 'training'],
    gain: ['gained', 'gaining'],
    learn: ['learned', 'learnt', 'learning'],
    speed: ['sped', 'speeding'],
    undo: ['undid', 'undone'],
    see: ['saw', 'seen'],
    do: ['did', 'done'],
    feel: ['felt'],
    think: ['thought'],
    take: ['took', 'taken'],
    forbid: ['forbade', 'forbidden'],
    shrink: ['shrank', 'shrunk'],
    rethink: ['rethought'],
    dig: ['dug', 'digging'],
    retain: ['retained', 'retaining'],
    maintain: ['maintained', 'maintaining'],
    explain: ['explained'],
    obtain: ['obtained', 'obtaining'],
    attain: ['attained', 'attaining'],
    sustain: ['sustained', 'sustaining'],
    remain: ['remained', 'remaining'],
    mail: ['mailed', 'mailing'],
    boost: ['boosted', 'boosting'],
    support: ['supported', 'supporting'],
    book: ['booked', 'booking'],
    look: ['looked', 'looking'],
    hook: ['hooked', 'hooking'],
    go: ['went', 'gone', 'going'],
    wire: ['wired', 'wiring'],
  },
  words: {
    praise: list(`
      easy, easily, fast, quick, quickly, rapidly, efficient, efficiently, effective, effectively, robust, reliable, reliably, seamless
      seamlessly, scalable, smooth, smoothly, intuitive, delightful, world-class, first-class, great, excellent, outstanding, exceptional
      high-quality, healthy, consistent, consistently, transparent, meaningful, successful, mature, viable
      production-ready, best-in-class, industry-leading, leading, cutting-edge, state-of-the-art, good, best, ideal, optimal, clean
      modern, innovative, sustainable, sustainably, agile, lean, flexible, powerful, strong, solid, engaging, compelling, inspiring
      exciting, beautiful, attractive, valuable, significant, significantly, substantial, substantially, dramatically, massively
      drastically, radically, thoughtful, friendly, user-friendly, developer-friendly, customer-centric, customer-focused
      customer-driven, customer-first, data-driven, data-informed, inclusive, welcoming, professional, professionally, competitive
      credible, trusted, trustworthy, respected, preferred, responsive, proactive, proactively, holistic, well-rounded, vibrant, positive
      happy, satisfied, motivated, productive, high-performing, high-performance, performant, resilient, polished, rich, frictionless
      painless, hassle-free, timely, promptly, prompt, compassionate, patient-centred, patient-centered, empathetic, gracefully
      thoroughly, constructive, impactful, liveable, livable, comfortable, confident, cohesive, coherent, future-proof, nice, loved
      premium, superior, thriving, ambitious, intelligent, fair, equitable, aspirational, lasting, unforgettable, memorable, genuine
      authentic, dependable, cost-effective, affordable, sensible, ethical, responsibly, legendary, amazing, awesome, fantastic, stellar
      superb, effortless, effortlessly, swiftly, speedy, snappy, nimble, low-friction, top-notch, top-quality, green, eco-friendly
      orderly, tidy, skilled, talented, empowered, collaborative, open-minded, self-healing, composable, readable, manageable
      understandable, discoverable, disruptive, improved, usable, maintainable, well, accurate, diverse, best-practice, aggressively
      cutting, organic, organically, enhanced, next-generation, next-gen, world class, best in class, high quality, top quality
      first class, top notch, cutting edge, useful, helpful, convincing, defensible, predictable
    `),
    mild: list(`
      clear, clearly, relevant, appropriate, suitable, sufficient, adequate, proper, properly, correctly, safe, safely, simple, simply
      accessible, representative, reasonable, polite, broad, advanced, customer-facing, extensive, satisfying, decent, concise, pleasant
      considerable, noticeable, widespread
    `),
    comparison: list(`
      better, faster, easier, higher, lower, larger, bigger, smaller, shorter, longer, stronger, smoother, simpler, cheaper, safer
      quicker, healthier, happier, clearer, cleaner, closer, deeper, broader, wider, greener, smarter, leaner, richer, greater, sooner
      tighter, slower, lighter, warmer, friendlier, earlier, nicer, fresher, stricter, sharper, fairer, steadier, sturdier, tougher
      worse, brighter, calmer, finer, firmer
    `),
    habit: list(`periodically, regularly, continuously, continually, constantly, actively, consistently, routinely`),
    people: list(`
      customers, users, teams, communities, community, businesses, institutions, departments, partners, members, staff, employees
      colleagues, teachers, pupils, students, families, parents, patients, citizens, residents, visitors, volunteers, donors, developers
      engineers, managers, stakeholders, contributors, maintainers, companies, organisations, organizations, women, children, people
      clients, suppliers, merchants, dealers, drivers, youth, goals, objectives
    `),
    degree: list(`more, fewer, less`),
    handful: list(`
      some, several, various, multiple, many, numerous, select, certain, few, plenty, couple, lots, additional, other, different, popular
      varied, assorted
    `),
    airy: list(`
      foundation, foundations, culture, experience, experiences, awareness, adoption, alignment, engagement, collaboration, community
      obstacles, friction, ambiguity, gaps, practices, measures, trust, knowledge, visibility, impact, value, excellence, relationship
      relationships, mindset, reputation, credibility, transparency, accountability, ownership, synergy, synergies, innovation
      creativity, motivation, morale, happiness, satisfaction, wellbeing, well-being, potential, opportunities, opportunity, momentum
      leadership, communication, cooperation, understanding, insight, insights, presence, posture, efficiency, effectiveness
      productivity, performance, reliability, scalability, usability, sustainability, resilience, agility, flexibility, stability
      maturity, position, success, growth, capability, capabilities, competence, skills, expertise, confidence, loyalty, traction, buy-in
      needs, challenges, issues, problems, toil, debt, complexity, bottlenecks, silos, barriers, advantage, brand, ecosystem
      partnership, partnerships, dialogue, cohesion, equity, diversity, inclusion, belonging, readiness, responsiveness, outcomes
      results, benefits, solutions, principles, values, mobility, future, look, feel, voice, story, life, health, product-market, empathy
      talent, atmosphere, spirit, connections, path, journey, consistency, direction, risk, loss, adherence, hygiene, utilisation
      utilization, service, development, security, support, care, content, feedback, safety, quality, fit, skill
    `),
    thing: list(`
      report, guide, plan, rfc, spec, specification, policy, template, prototype, mvp, workshop, talk, survey, release, migration
      integration, certification, inventory, schema, api, library, page, document, proposal, roadmap, contract, agreement, budget, website
      site, app, application, tool, script, command, form, process, procedure, checklist, manual, course, curriculum, catalogue, catalog
      database, list, calendar, schedule, presentation, deck, pitch, video, brochure, campaign, event, conference, webinar, session, booth
      article, post, interview, audit, review, assessment, study, analysis, retrospective, demo, poc, proof, spike, pilot, trial, beta
      alpha, version, feature, module, services, endpoint, plugin, extension, package, image, pipeline, workflow, job, queue, machine
      device, drawing, tooling, mould, building, room, office, branch, store, shop, lift, bridge, road, garden, ward, clinic, school, class
      classroom, lesson, exam, licence, license, permit, patent, trademark, insurance, loan, grant, fund, account, invoice, system
      framework, matrix, chart, map, diagram, model, metric, definition, glossary, statement, decision, criteria, rubric, standard
      guideline, guidelines, menu, button, dialog, screen, icon, logo, protocol, interface, sdk, cli, client, daemon, role, position, head
      director, manager, engineer, team, group, committee, council, archive, backup, index, log, test, tests, suite, benchmark, check, gate
      alert, rule, flag, switch, setting, option, field, table, view, search, login, sign-on, sso, authentication, payment, checkout, order
      delivery, depot, warehouse, truck, announcement, launch, opinion, marking, approval, signature, records, repository, repo
      subscription, price, pricing, discount, bundle, prescription, prescriptions, registry, ticket, issue, backlog, memo, brief, pack, kit
      manifest, changelog, documentation, docs, component, components, compliance, gateway, node, implementation, binding, transport, codec
      dashboard, spreadsheet, toolkit, leaflet, calculator
      format, example, tutorial, datastore, binary, label, hook, file, key, token, record, address, url, link, namespace, widget, bot
      forum, channel, meetup, hackathon, summit, masterclass, retreat, orientation, certificate, scorecard, dataset, corpus, collection
      exhibition, exhibit, vehicle, plant, kitchen, bathroom, playground, roof, window, door, fence, battery, chip, display, camera
      training, member, trustee, deprecation, removal, replacement, rollout, deployment, introduction, retirement, publication
      cadence, registration, relocation, conversion, installation, closure, renewal, renovation
    `),
    drift: list(`
      improvement, improvements, growth, reduction, increase, decrease, expansion, optimisation, optimization, enhancement, enhancements
      acceleration, simplification, modernisation, modernization, adoption, engagement, collaboration, exploration, investigation
      continuation, progress, advancement, strengthening, diversification, stabilisation, stabilization, refinement, promotion
      empowerment, involvement, coordination, maintenance, outreach
    `),
    every: list(`all, every, each, everyone, everybody, zero, none, no, nobody, always, never, entire, whole, both, full, fully`),
    badge: list(`
      compliance, certification, certificate, accreditation, approval, parity, soc2, licence, license, status, opinion, marking
      signature, sign-off, agreement, contract, permit, visa, membership, neutrality, profitability, break-even, quorum, conformance
    `),
    soft: list(`
      adopted, used, informed, aligned, engaged, equipped, supported, prepared, involved, recognised, recognized, valued, heard
      respected, happy, satisfied, solved, improved, reduced, increased, strengthened, optimised, optimized, enhanced, streamlined
      simplified, understood, known, managed, maintained, addressed, handled, considered, empowered, motivated, embedded, seen, perceived
      prioritised, prioritized, minimised, minimized, maximised, maximized, encouraged, promoted, trusted, loved, viewed, positioned
      driven, focused, committed, accepted, set
    `),
  },
  phrases: {
    loophole: list(`
      as needed, as required, as appropriate, as necessary, where possible, when possible, if possible, where appropriate
      where necessary, where needed, when needed, if needed, if necessary, where feasible, if time allows, if time permits
      time permitting, as time allows, as far as possible, as much as possible, as soon as possible, as well as possible
      as many as possible, as quickly as possible, as fast as possible, as little as possible, to the extent possible
      to the extent practical, best effort, best efforts, on a best-effort basis, wherever possible, wherever practical
      whenever possible, where practicable, as practicable, as capacity allows, if capacity allows, resources permitting, etc, and so on
      and so forth, among others, and more, ideally, potentially, try to, aim to, strive to, start to, begin to, make progress
      meaningful progress, progress on, progress towards, subject to capacity, depending on capacity, as we see fit, all necessary
      at least somewhat, more or less, to some degree, to some extent
    `),
    state: list(`
      in place, by default, is live, are live, goes live, go live, the default, has access, have access, no longer, behind a flag
      available in, available on, available to, available for, handed over, in production, in use, up and running, works on, works in
      works for, works with, work on, work in, ships with, is open, are open, is closed, are closed, is complete, are complete, is done
      in force, on file, available, visible, online, complete, completed, done, present, empty, green, compatible, possible, mandatory
      optional, required, identical, equal, compliant, free, offline, interoperable, ready for, on track to, operational, installed, signed, staffed
      ready to, valid, up to date, up-to-date, public, publicly visible, signed off, ready for review, generally available, general availability
    `),
  },
  terms: list(`
    competitive analysis, competitive research, competitive intelligence, competitive landscape, competitive review, competitive benchmark
    competitive positioning, leading indicator, leading indicators, leading lagging, leading edge, leading zero, leading zeros, best practice
    best practices, smart contract, smart contracts, smart home, smart meter, smart meters, smart card, rich text, rich media, rich client
    lean canvas, lean startup, fair use, fair trade, flexible working, flexible hours, green energy, green belt, green space, green bond
    green bonds, clean energy, clean water, clean room, clean install, strong password, strong passwords, strong typing, strong consistency
    strong authentication, happy path, happy hour, trusted publisher, trusted publishers, trusted publishing, trusted types
    trusted execution, sustainable development, responsive design, responsive layout, modern languages, modern slavery, positive feedback
    positive pressure, professional services, professional development, professional liability, inclusive design
    collaborative editing, collaborative editor, collaborative editors, collaborative apps, collaborative applications
    collaborative documents, collaborative notebook, collaborative notebooks, collaborative whiteboard, readable names, readable addresses, readable urls
    readable ids, friendly urls, friendly names, trusted setup, trusted proxy, trusted proxies, trusted gateways, responsive images
    modern browsers, smart routing, organic search, organic traffic, premium accounts, good first, resilient routing
    friendly fire, cutting board, well water, lasting power, premium tier, premium plan, premium account, simple majority, advanced search
    advanced settings, broad beans, extensive farming
  `),
  inquiries: list(
    `explore, investigate, evaluate, assess, discover, find out, figure out, research, study, analyse, analyze, examine, consider, look into, look at`,
  ),
  nounToo: list(`
    guide, report, plan, release, review, support, document, test, survey, demo, map, record, host, process, complete, secure, open
    focus, design, work, deal, measure, track, lead, drive, contact, model, label, tag, file, order, post, mail, pilot, trial, sponsor
    form, sign, land, port, patch, draft, ship, plant, screen, audit, interview, offer, answer, cover, cut, increase, decrease, boost
    limit, lift, scale, raise, research, study, network, share, value, respect, love, play, deal, partner, coach, mentor, champion
    influence, progress, experiment, position, push, help, invoice, book, present, name, commission, award, supply, care, balance, run
    set, stage, rent, lease, license, catalogue, catalog, inventory, rework, refresh, overhaul, upgrade, update, redesign, link, cache
    block, mirror, import, export, trigger, index, prototype, exchange, switch, split, found, issue, pay, level, speed, smooth, better
    green, perfect, mature, advance, polish, use, watch, follow, scope, look, sound, win, gain, reach, find, close, move, transfer
    filter, lower, select, staff, equip, train, source, craft, shape, watch, campaign, approach, clean, present, produce, kick, talk
    pick, turn, stand, hand, retire, feel, do, fill, drop, swap, ban, print, scan, welcome, separate
  `),
  airyEndings: ['ness', 'ity', 'ency', 'ship', 'ance', 'ence'],
  thingEndings: ['book', 'box', 'bed', 'net', 'print', 'cast', 'naire', 'kit', 'sheet', 'board', 'er', 'or'],
  notThings: list(`
    order, power, number, matter, factor, error, behavior, labor, honor, humor, vigor, rigor
    weather, water, career, disaster, summer, winter, quarter, october, november, december, september, other, another, together, either
    never, ever, over, under, after, however, whether, rather, inner, outer, proper, clever, eager, super, major, minor, senior, junior
    prior, interior, exterior, danger, hunger, wonder, terror, horror, cheer, peer, fever, cover, answer
    customer, consumer, user, buyer, member, partner, leader, owner, manager, worker, teacher, player, learner, developer, engineer
    designer, researcher, writer, reader, newcomer, volunteer, stakeholder, shareholder, director, investor, donor, contributor
    collaborator, creator, author, editor, mentor, visitor, vendor, supplier, employer, sponsor, candor, favor, internet, cabinet
    onboard, aboard, inbox
  `),
  edged: list(`
    intelligence, university, city, facility, entity, identity, agency, currency, activity, capacity, quantity, utility, charity
    authority, warranty, membership, ownership, business, witness, harness, dependency, frequency, latency, emergency, majority, minority
    priority, conference, compatibility, neutrality, profitability, sentence, reference, sequence, audience, licence, insurance
    allowance, balance, ambulance, instance, invoice, residence, science, evidence, vacancy, residency, embassy, apprenticeship
    internship, scholarship, sponsorship, dealership, township, ship, compliance, finance, provenance, maintenance, remittance
    inheritance, acceptance, appliance, attendance, fence, absence, occurrence, preference, difference, concurrency, persistence
  `),
}
