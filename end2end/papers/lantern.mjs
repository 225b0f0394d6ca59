//! What a new paper writes on its first day: sections, authors, ten stories. Places and people are invented.

export const NAME = 'The Harbour Lantern';
export const TAGLINE = 'News of the delta, its ports and its neighbours';
export const SECTIONS = ['Ports', 'Water', 'Trade', 'Opinion'];
export const AUTHORS = [
	{ name: 'Noor Haddad', title: 'Editor', text: 'Noor Haddad has covered river treaties for fifteen years.' },
	{ name: 'Tomás Viera', title: 'Trade correspondent', text: 'Tomás Viera writes about freight, tariffs and the people who carry both.' },
	{ name: 'Ilse Brandt', title: 'Columnist', text: 'Ilse Brandt was a pilot on the lower river.' },
];

/** Typed by hand, key by key: a lead with a quote and a heading. */
export const TYPED = {
	headline: 'Five ports agree on one timetable for the lower river',
	standfirst: 'Ships have queued for a berth since the floods of spring. From Monday a single list decides who sails.',
	section: 'Ports', author: 'Noor Haddad', tags: ['Shipping', 'Delta treaty'], picture: 'Cranes over the outer basin at dusk', dateline: 'Port Ammar',
	opening: 'The harbour masters of five towns signed a common timetable on Friday night, after nineteen hours in a room without windows.',
	second: 'The list opens at six on Monday morning. Every ship gets a number when its anchor drops, and the number is what counts.',
	heading: 'Who waits, and where',
	quote: 'We have measured the river for a century and never each other.',
	last: 'The pilots had asked for one change. They got it: fog stops the clock for everybody.',
};

/** Pasted into the editor. The last one stands under a comment, a redirect and a merged tag. */
export const PASTED = [
	{
		headline: 'The gauge at Sill Island is moved three metres uphill',
		standfirst: 'For the first time since 1911 the water reached the hut in which it is measured.',
		section: 'Water', author: 'Noor Haddad', tags: ['Floods'], picture: 'A gauge in brown water',
		text: ['Two engineers and a mason carried the brass plate up the slope on Thursday, screwed it to a new post and poured a glass of tea over it.',
			'The old hut stays. School classes will see on its wall how high the river stood in April: a line of chalk, at the height of a door handle.',
			'Readings go on without a gap. A second gauge had run beside the first one for six weeks, and both agreed to the centimetre.'],
	},
	{
		headline: 'Rice leaves by barge again, and the road falls quiet',
		standfirst: 'A toll that nobody liked has moved half of the harvest back to the canal.',
		section: 'Trade', author: 'Tomás Viera', tags: ['Harvest', 'Shipping'], picture: 'A barge with sacks of rice',
		text: ['On the road to the coast a child sold boiled eggs to lorry drivers. This week she sold them to fishermen, because the lorries are gone.',
			'The new toll costs a driver as much as a day of diesel. A barge needs three days instead of one and pays nothing.',
			'Traders expect the road to fill again when the monsoon empties the locks. Until then the price of a sack has fallen by a tenth.'],
	},
	{
		headline: 'A tariff on rope, and what hangs from it',
		standfirst: 'The smallest line of the budget worries the largest yard on the coast.',
		section: 'Trade', author: 'Tomás Viera', tags: ['Tariffs'], picture: 'Coils of rope on a quay',
		text: ['Rope is taxed as a textile from next year, not as gear for ships. The difference is eleven per cent, and the yard at Ras Lune uses forty kilometres a month.',
			'The ministry says that it wants to help the mills inland. The mills say that they make no rope.',
			'Both sides meet on Wednesday. A clerk who has read all of the file expects the line to be struck out by a comma.'],
	},
	{
		headline: 'Treaty of the delta: the map has a white spot',
		standfirst: 'Three states have signed, and all three have drawn the same sandbank as their own.',
		section: 'Water', author: 'Noor Haddad', tags: ['Delta treaty'], picture: 'A sandbank between two channels',
		text: ['The bank was under water when the line was agreed, so nobody mentioned it. In June it rose, with grass on it and eleven goats.',
			'Lawyers of all three capitals arrived by the same ferry. They counted the goats together, which the ferryman calls a beginning.',
			'Until a court decides, the owner of the goats may stay. He has a letter from each state that says so.'],
	},
	{
		headline: 'Night trains return to the harbour line',
		standfirst: 'The sleeper leaves at ten and meets the first ferry at six.',
		section: 'Ports', author: 'Tomás Viera', tags: ['Railways'], picture: 'A platform at night',
		text: ['For nine years the line carried gravel. Last night it carried two hundred people, four bicycles and a wedding cake.',
			'The railway hired back a steward who had retired. He found his old lamp on its old hook.',
			'A place in a compartment of six costs less than a bus. The cake arrived whole.'],
	},
	{
		headline: 'The last paper chart is printed, and framed',
		standfirst: 'Pilots will find the channel on a screen. Most of them bought the paper anyway.',
		section: 'Ports', author: 'Ilse Brandt', tags: ['Shipping'], picture: 'A chart of a river mouth',
		text: ['The press at the hydrographic office ran for an hour on Tuesday and was then switched off by the man who had switched it on in 1988.',
			'Six hundred sheets were sold before noon. The soundings on them were out of date by evening, as they always were.',
			'A screen has the depth of this minute. It has no margin to write in.'],
	},
	{
		headline: 'A river is not a pipe',
		standfirst: 'Anyone who promises so many cubic metres a second has never stood in one.',
		section: 'Opinion', author: 'Ilse Brandt', tags: ['Delta treaty'], picture: 'Low water between stones',
		text: ['I have brought ships up this river in every month of the year, and I have never met the average.',
			'Treaties divide water as if it came from a tap. It comes as snow, as mud, in one week of August, or not at all.',
			'Write shares into the treaty, not numbers. Half of little is a quarrel; a fixed sum of nothing is a war.'],
	},
	{
		headline: 'Let the towns print their own tide tables',
		standfirst: 'One office counts for eight hundred kilometres of coast, and is wrong in most of them.',
		section: 'Opinion', author: 'Noor Haddad', tags: ['Tides'], picture: 'Boats on dry sand',
		text: ['In our harbour high water comes twenty minutes after the printed time. Everybody knows it, except for visitors and insurers.',
			'A gauge costs as much as a motor scooter. Thirty towns have asked to buy one, and were told that figures are a matter of state.',
			'Let them measure. A table that is wrong by law is still wrong.'],
	},
	{
		headline: 'Salt reaches the wells of the outer villages',
		standfirst: 'Farmers taste the water in the morning and decide what to plant.',
		section: 'Water', author: 'Tomás Viera', tags: ['Flood'], picture: 'A well with a bucket',
		text: ['In Dar Selim the tea has tasted of the sea since Sunday. The well is forty metres deep and eleven kilometres from the coast.',
			'The spring floods broke the dyke at two places. It was mended in May, but the salt had gone in, and it leaves more slowly.',
			'Date palms bear it. Rice does not. The cooperative has ordered seedlings, and a boat with fresh water comes on Fridays.'],
	},
];
