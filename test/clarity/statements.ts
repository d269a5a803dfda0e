// Invented goal statements from many trades with the verdict a careful reader gives them; written before the cues were, so that it can disagree with them.

import type { Verdict } from '../../server/src/core/model/types.js'

export interface Labelled {
  readonly trade: string
  readonly verdict: Verdict
  readonly text: string
}

const table = `
bakery | done | Demonstrate the new oven with our own bread
bakery | done | Determine the price of the rye loaf
bakery | done | Store the oven's temperatures in the log
bakery | unclear | Increase contributions to Baker
bakery | done | Extend deliveries to Austria
bakery | unclear | Facilitate the exchange with the Mill Board
bakery | done | Work out a pay scheme for the night shift
bakery | done | Monitoring dashboard for our ovens
bakery | done | Import availability and price information
bakery | done | Scale tested with weights of the office
bakery | done | Push the price list to the branches
bakery | done | Develop metrics for the counter, such as returns, waste and career advancement
bakery | done | Build a bakehouse to scale
bakery | done | Publish the competitive analysis
bakery | done | Develop a framework of rules for diverse sites (mills, shops and market stalls)
bakery | done | In order to grow the guild, we are going to publish the price list
bakery | done | Weekly posts mentioning that we hire and want more women in the bakehouse
bakery | unclear | Push the limits of baking
bakery | unclear | Enable bakers to work faster
bakery | unclear | Competitive prices for the mills
bakery | unclear | Demonstrate value
bakery | done | Use a single scale in the shops
bakery | unclear | Use data in the shops
bakery | done | Visualise orders on the screen of the shop
bakery | done | Cut a release of the till
bakery | unclear | Cut the queue at the counter
bakery | done | Expand the price list, covering tills and scales
bakery | unclear | Improve the price list, covering more
bakery | done | Separate flour and sugar deliveries
bakery | done | Add the ability to order loaves by name
bakery | done | Provide drivers with the ability to print their own route
bakery | done | Define long-term ownership of the recipe book
bakery | done | The hatch can be used to pass trays among several counters
bakery | done | Limits for waste are studied, agreed and printed on the oven door
bakery | done | Make the ovens report their own faults
bakery | done | Robust web shop rebuilt from the trial
bakery | done | Survey reports comparing the branches of the group
bakery | done | Measure the effectiveness of the night shift
bakery | done | Train managers on how to keep inclusive kitchens
bakery | done | Bootstrap a working group on packaging
bakery | unclear | Provide drivers with the ability to grow
bakery | unclear | Re-organising and iterating on the price list
bakery | unclear | Figure out how to give night staff a break
bakery | unclear | Find out which mixers are in use
bakery | unclear | The hub facilitates the handling of crates
bakery | unclear | Bakers have the moulds they need
bakery | unclear | Complete, documented, performant scales for every counter
bakery | unclear | We would love to explore selling in stations
bakery | unclear | Supporting the branches with their own menus
bakery | done | The trial becomes part of the contract
bakery | done | Expand the price list to cover cakes
bakery | unclear | Expand the price list to cover more cakes
bakery | done | Work with the mill to develop a rye starter
bakery | unclear | Work with the mill to develop better relations
bakery | done | We are confident that all ovens are checked
bakery | unclear | We are confident in our ovens
bakery | unclear | Shared ovens
bakery | done | Expand the price list (cakes, breads and rolls)
bakery | unclear | Expand the price list (Ana)
bakery | done | Work with partner bakeries to help provide flour guides and examples
bakery | unclear | Work with partner bakeries to provide value
bakery | done | Publicly communicate our view on flour
bakery | unclear | Communicate our view on flour
bakery | done | Bakers are using the new till
bakery | unclear | Bakers are embracing the new till
bakery | done | Evolving handbook: how we bake
bakery | unclear | Evolving handbooks
bakery | measured | Improve the throughput of the ovens by an order of magnitude
bakery | unclear | Improve the throughput of the ovens by orders of magnitude
bakery | done | Work with the mill on finalizing the flour standard
bakery | unclear | Work with partners on shipping faster
bakery | done | Support the shops with a dashboard of returns
bakery | unclear | Support the teams in publishing their menus
bakery | done | Improve the price list to include cakes and rolls
bakery | unclear | Improve the price list to cover everything
bakery | unclear | Grow the community to include more people
bakery | unclear | The new scale becomes second nature to the staff
bakery | unclear | Support and efficiently maintain the ovens
kitchen software | done | The order screen interops with the till
kitchen software | done | The till supports split bills
kitchen software | done | The order screen runs on old tablets
kitchen software | done | Tests run on every change of the menu
kitchen software | done | Regional price crawler
kitchen software | done | Publish the price list in print as well as online
kitchen software | unclear | Positively affect the whole kitchen
sales | measured | Close 45 new mid-market contracts
sales | measured | Raise average contract value from €18k to €24k
sales | measured | Win rate against Corvex above 35 %
sales | done | Sign the framework agreement with the Port of Rotterdam
sales | done | Move all renewals from spreadsheets to the new CRM
sales | done | Hand over the Nordic accounts to the Oslo office
sales | measured | Recurring revenue: CHF 3,500 by month 4
sales | unclear | Improve pipeline quality
sales | unclear | Become the preferred supplier for regional hospitals
sales | unclear | Drive more upsell in existing accounts
sales | unclear | Strengthen relationships with key accounts
sales | unclear | Grow revenue sustainably
sales | unclear | Explore new markets in southern Europe
sales | unclear | Faster quotes for dealers
people | measured | Hire 6 nurses for the night shift
people | measured | Cut time to hire from 61 to 40 days
people | measured | 90 % of managers finish the feedback course
people | measured | Regretted attrition stays below 5 %
people | done | Appoint a head of facilities
people | done | Publish salary bands for every role
people | done | Everyone has a written development plan
people | done | Replace the paper leave forms with the online one
people | unclear | Build a culture of trust
people | unclear | Attract and retain great talent
people | unclear | Make onboarding smoother
people | unclear | Foster collaboration between departments
people | unclear | Be a great place to work
people | unclear | Continue investing in our people
people | unclear | Better work-life balance for drivers
support | measured | Answer 95% of emails within 4 hours
support | measured | Reduce the backlog of open tickets from 900 to 300
support | measured | First-contact resolution of at least 70 percent
support | measured | No ticket older than 10 days
support | done | Publish the returns guide in Polish and Czech
support | done | Retire the old phone menu
support | done | The warranty form works on phones
support | unclear | Delight our customers
support | unclear | Provide excellent service at every touchpoint
support | unclear | Respond quickly to complaints
support | unclear | Reduce ticket volume
support | unclear | Help customers get more out of the product
support | unclear | Increase customer satisfaction across all channels
hardware | measured | Battery lasts 12 hours under the field test profile
hardware | measured | Bring the bill of materials below $140
hardware | measured | Scrap rate in moulding down to 1.5 %
hardware | measured | Ship 2,000 pilot units
hardware | done | Obtain CE marking for the handheld scanner
hardware | done | Qualify a second supplier for the display
hardware | done | Release drawings of revision C to manufacturing
hardware | done | Tooling for the lower housing is ordered
hardware | unclear | Optimise the assembly line
hardware | unclear | More robust connectors
hardware | unclear | Investigate alternative materials
hardware | unclear | Work with suppliers on packaging
hardware | unclear | Achieve world-class manufacturing
hardware | unclear | Improve yield where possible
public | measured | Process 80 % of building permits within 30 days
public | measured | Plant 1,200 street trees
public | measured | Halve the number of households waiting for a flat
public | done | Adopt the climate adaptation plan in the council
public | done | Open the Westend library branch
public | done | Citizens can book appointments at the registry online
public | done | Publish the budget as open data
public | unclear | Bring the administration closer to citizens
public | unclear | Promote sustainable mobility
public | unclear | Ensure efficient use of public funds
public | unclear | Modernise our services
public | unclear | Raise awareness of flood risks
public | unclear | Support local businesses as needed
public | unclear | A liveable city centre
finance | measured | Close the books in 5 working days
finance | measured | Keep overdue receivables under 3 % of revenue
finance | measured | Save $400,000 on cloud spend
finance | measured | Gross margin 62 %
finance | done | Move payroll to the shared service centre
finance | done | Get an unqualified audit opinion for 2026
finance | done | Document the approval limits and have the board sign them
finance | unclear | Tighten cost control
finance | unclear | Streamline the budgeting process
finance | unclear | Increase transparency of spending
finance | unclear | Maintain a healthy cash position
finance | unclear | Evaluate options for treasury
finance | unclear | Reduce unnecessary costs
marketing | measured | 12,000 newsletter subscribers by December
marketing | measured | Grow organic visits by 25 %
marketing | measured | Cost per lead from €80 to under €55
marketing | measured | Publish two case studies a month
marketing | done | Launch the new website in Spanish
marketing | done | Run the spring campaign with the tourist board
marketing | done | Brand guidelines are published on the intranet
marketing | unclear | Raise our profile in the industry
marketing | unclear | Create engaging content
marketing | unclear | Leverage social media more effectively
marketing | unclear | Expand brand awareness among young families
marketing | unclear | Tell our story better
marketing | unclear | Produce high-quality videos
school | measured | 85 % of year 4 read at the expected level
school | measured | Halve unexcused absences to fewer than 20 a month
school | measured | Train 14 teachers in first aid
school | done | Every classroom has a working projector
school | done | Write a safeguarding policy
school | done | Introduce the new maths textbook in year 7
school | unclear | Nurture a love of reading
school | unclear | Encourage parents to take part in school life
school | unclear | Improve outcomes for disadvantaged pupils
school | unclear | Prepare pupils for the world of tomorrow
school | unclear | Create a safe and welcoming environment
school | unclear | Make lessons more engaging
ngo | measured | Vaccinate 30,000 children in the northern districts
ngo | measured | Raise £250k in unrestricted income
ngo | measured | Volunteers give at least 4 hours a month
ngo | done | Register the association in Kenya
ngo | done | Submit the grant application to the foundation
ngo | done | Elect a new board
ngo | unclear | Empower women in rural communities
ngo | unclear | Advocate for fair wages
ngo | unclear | Deepen partnerships with donors
ngo | unclear | Make a meaningful impact on homelessness
ngo | unclear | Contribute to the reform of asylum law
ngo | unclear | Towards a stronger volunteer network
health | measured | Median wait in the emergency room below 45 minutes
health | measured | Zero wrong-site surgeries
health | measured | Lower the readmission rate from 14 % to 11 %
health | done | Replace the pagers on ward 3
health | done | Electronic prescriptions are the default in all clinics
health | done | Get the stroke unit certified
health | unclear | Provide compassionate, patient-centred care
health | unclear | Enhance communication between shifts
health | unclear | Reduce burnout among staff
health | unclear | Coordinate with general practitioners
logistics | measured | On-time delivery at 98 percent or better
logistics | measured | Empty kilometres down 15 % against last year
logistics | measured | Load a truck in 35 minutes instead of 50
logistics | done | Switch the Lyon depot to night delivery
logistics | done | All forklifts have proximity sensors
logistics | unclear | Improve route planning
logistics | unclear | Speed up customs clearance
logistics | unclear | Increase warehouse efficiency significantly
logistics | unclear | Greener fleet
legal | measured | Review standard contracts within two working days
legal | done | Settle the Hartmann dispute
legal | done | File the trademark in Canada
legal | done | Delete personal data of former members
legal | unclear | Ensure adequate protection of our intellectual property
legal | unclear | Monitor regulatory developments
legal | unclear | Minimise legal exposure as far as possible
retail | measured | Shrinkage under 1.2 % of sales
retail | measured | Open 3 stores in Bavaria
retail | measured | Double repeat purchases among loyalty members
retail | done | Self-checkout is live in the Graz store
retail | done | Drop the clearance section from the catalogue
retail | unclear | A seamless shopping experience
retail | unclear | Refresh the product range
retail | unclear | Enhance the look and feel of our shops
retail | unclear | Engage shoppers between visits
farming | measured | Cut nitrogen use to 120 kg per hectare
farming | done | Convert the south fields to organic
farming | unclear | Healthier soils
farming | unclear | Diversify our income
museum | measured | Welcome 60,000 visitors in the anniversary year
museum | done | Digitise the glass plate archive
museum | done | Install the lift in the east wing
museum | unclear | Broaden our audience
museum | unclear | Offer inspiring exhibitions
engineering | measured | p95 latency of search under 300 ms
engineering | measured | Build time from 22 minutes to less than 8
engineering | measured | Fewer than 2 rollbacks per month
engineering | measured | Test coverage of the billing module above 80%
engineering | measured | Error budget burn stays within 1x
engineering | done | Customers can export their invoices as CSV
engineering | done | Remove the v1 endpoints
engineering | done | Ship offline mode for the field app
engineering | done | Add support for passkeys
engineering | done | Every service has a named owner in the catalogue
engineering | done | Migrate the job queue to Postgres
engineering | done | Single sign-on works for contractors
engineering | done | Enable two-factor login for all administrators
engineering | unclear | Make the build faster
engineering | unclear | Reduce technical debt
engineering | unclear | Increase test coverage
engineering | unclear | Improve developer experience
engineering | unclear | Investigate flaky tests
engineering | unclear | The platform is reliable and scalable
engineering | unclear | Users can easily find documents
engineering | unclear | Work towards a more modular architecture
engineering | unclear | Handle errors gracefully
engineering | unclear | Support more integrations
design | measured | 8 of 10 test participants finish checkout unaided
design | done | Publish the icon set in the component library
design | done | Rename the settings menu to "Account"
design | unclear | A more intuitive navigation
design | unclear | Simplify the booking flow
design | unclear | Create a consistent visual language
data | measured | Dashboards load in under 3 seconds
data | measured | 100 % of tables carry an owner tag
data | done | Nightly backups are restored once as a test
data | done | Decommission the old warehouse
data | unclear | Become more data-driven
data | unclear | Improve data quality for relevant sources
data | unclear | Deliver valuable insights
data | done | Support recipes in line-side collaborative dough mixing
data | unclear | Build customer friendly returns
engineering | done | Push API
engineering | unclear | Push adoption
engineering | done | Use Kneader on ovens where nothing can be installed
engineering | done | Benchmark performance of the three mixers
engineering | done | Support recipe development by publishing the list of mixing times
engineering | done | Look into the mixers and make a decision on one
engineering | done | Add the Dough Store: Make it easier for bakers to find old recipes
engineering | done | Let crews bake at the edge of the hall
sales | done | Raise orders of rye to a level above last year's peak
sales | unclear | Raise orders of rye above everything
sales | unclear | Raise orders above the sky
sales | unclear | Improve the shop above the mill
sales | done | Consistently achieve the sales target
sales | done | Successfully open the second shop
people | done | Visitors can see more about the mill
people | done | Teach Sten the till
people | unclear | Teach visitors the value of bread
people | done | Work with the mill to make sure that the list of dealers is up-to-date
people | done | Refine the price list based on what the trial showed
people | done | Offer a list of ovens for customers seeking consistency
people | done | Support the school by keeping a public oven up to date
people | done | The rota is public and easy to find
security | measured | Patch critical findings within 7 days
security | measured | 0 open high-severity audit findings
security | done | Complete the SOC 2 Type II audit
security | done | Rotate all production keys
security | unclear | Strengthen our security posture
security | unclear | Increase awareness of phishing
security | unclear | Appropriate access controls
sales | placeholder | Grow recurring revenue from ____ to ____
people | placeholder | Hire X engineers by June
support | placeholder | Reduce reply time to N hours
bakery | done | InMILL 3.9 release
bakery | done | Progress Report
bakery | done | A first sales campaign for the new loaf
bakery | done | Transform the recipe wiki into a Hugo site
bakery | unclear | Transform the way we bake
bakery | done | Finish the fast.dough course
bakery | done | The scale is used at the Harvest Fair
bakery | unclear | The scale is used by bakers
bakery | unclear | Start improving the counter
bakery | measured | 10 new (loyal) dealers of our bread
bakery | measured | Waste at the counter from .05 to .03
bakery | measured | Bake one new cake a month
bakery | measured | Keep the sack at 50 lbs or less
finance | placeholder | Save TBD on rent
engineering | placeholder | Raise crash-free sessions to XX %
`

/** Parsed once: trade, verdict, statement. */
export const statements: readonly Labelled[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [trade = '', verdict = '', ...text] = line.split(' | ')
    return { trade, verdict: verdict as Verdict, text: text.join(' | ') }
  })
