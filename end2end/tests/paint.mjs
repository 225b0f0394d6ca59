//! Pictures that a test paints in the browser, so that none has to be stored: a logo, and coasts of which no two are alike.

/** A PNG of this name in type, on nothing. */
export async function logo(page, name, colour) {
	return bytes(page, { name, colour }, ({ name, colour }) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [1200, 240];
		const brush = canvas.getContext('2d');
		brush.fillStyle = colour;
		brush.beginPath();
		brush.arc(120, 120, 84, 0, Math.PI * 2);
		brush.fill();
		brush.globalCompositeOperation = 'destination-out';
		brush.fillRect(108, 36, 24, 168);
		brush.fillRect(36, 108, 168, 24);
		brush.globalCompositeOperation = 'source-over';
		brush.font = '104px serif';
		brush.textBaseline = 'middle';
		brush.fillText(name, 240, 126, 940);
		return canvas.toDataURL('image/png');
	});
}

/** A JPEG of a coast: sky, sun, hills, water. */
export async function coast(page, number) {
	return bytes(page, number, (number) => {
		const canvas = document.createElement('canvas');
		const [width, height] = [canvas.width, canvas.height] = [1200, 800];
		const brush = canvas.getContext('2d');
		const [hue, ground] = [[200, 212], [28, 205], [340, 222], [48, 196], [188, 168], [14, 232], [222, 204], [36, 150], [176, 214], [300, 226]][number % 10];
		const paint = (from, to, top, bottom) => {
			brush.fillStyle = brush.createLinearGradient(0, top, 0, bottom);
			brush.fillStyle.addColorStop(0, from);
			brush.fillStyle.addColorStop(1, to);
		};
		paint(`hsl(${hue} 45% 72%)`, `hsl(${hue} 60% 90%)`, 0, 500);
		brush.fillRect(0, 0, width, height);
		brush.fillStyle = `hsl(${hue} 90% 96%)`;
		brush.beginPath();
		brush.arc(200 + ((number * 331) % 800), 265, 72, 0, Math.PI * 2);
		brush.fill();
		for (let hill = 0; hill < 4; hill += 1) {
			brush.fillStyle = `hsl(${ground} ${16 + hill * 5}% ${64 - hill * 12}%)`;
			brush.beginPath();
			brush.moveTo(0, height);
			for (let x = 0; x <= width; x += 10) {
				const slope = Math.sin(x / (170 + hill * 60) + number * 1.7 + hill * 2.1) + Math.sin(x / 71 + number + hill) / 3;
				brush.lineTo(x, 375 + hill * 56 - slope * (72 - hill * 11));
			}
			brush.lineTo(width, height);
			brush.fill();
		}
		paint(`hsl(${ground} 26% 50%)`, `hsl(${ground + 8} 34% 26%)`, 575, height);
		brush.fillRect(0, 575, width, 225);
		return canvas.toDataURL('image/jpeg', .86);
	});
}

async function bytes(page, argument, paint) {
	const url = await page.evaluate(paint, argument);
	return Buffer.from(url.split(',')[1], 'base64');
}
